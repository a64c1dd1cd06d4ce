import type { ProblemSearch } from './index.ts'

/** The registry starts with one storage driver alone (distribution/distribution configuration/configuration.go). */
export const driverProblems: ProblemSearch = ({ registry }) => {
  if (!registry.ok) return []
  const { drivers, s3 } = registry.value
  const place = { client: 'registry', file: registry.file, key: 'storage', drivers } as const
  if (drivers.length > 1) return [{ kind: 'several-drivers', ...place }]
  return s3 === undefined ? [{ kind: 'storage-not-s3', ...place }] : []
}
