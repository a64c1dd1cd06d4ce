import type { ProblemSearch } from './index.ts'

/** The registry starts with one storage driver alone (distribution/distribution configuration/configuration.go). */
export const driverProblems: ProblemSearch = ({ registry }) =>
  registry.ok && registry.value.drivers.length > 1
    ? [
        {
          kind: 'several-drivers',
          client: 'registry',
          file: registry.file,
          key: 'storage',
          drivers: registry.value.drivers,
        },
      ]
    : []
