import type { Keeper } from './keeper.ts'
import { Section } from './section.ts'
import { yamlValue } from './yaml.ts'

interface Override {
  readonly variable: string
  readonly driver: string
  readonly name: string
  readonly value: unknown
}

/**
 * `REGISTRY_STORAGE_S3_BUCKET` overrules `storage.s3.bucket`: the name is taken apart at its underscores, the value is
 * YAML (distribution/distribution configuration/parser.go, overwriteFields). `s3_v2` and the names with an underscore
 * cannot be reached like this.
 */
export function overridesOf(env: Readonly<Record<string, string | undefined>>): readonly Override[] {
  return Object.entries(env).flatMap(([variable, payload]) => {
    const [, driver, name] = /^REGISTRY_STORAGE_(S3|S3AWS)_([A-Z0-9]+)$/.exec(variable) ?? []
    if (driver === undefined || name === undefined || payload === undefined) return []
    return [{ variable, driver: driver.toLowerCase(), name: name.toLowerCase(), value: scalar(payload) }]
  })
}

/** The driver's settings with the variables laid over them, each of which remembers where it stands. */
export function withOverrides(section: Section, overrides: readonly Override[], keeper: Keeper): Section {
  if (overrides.length === 0) return section
  const values = Object.fromEntries(section.names.map((name) => [name, section.raw(name)]))
  for (const { name, value } of overrides) values[name] = value
  const places = new Map(
    overrides.map(({ name, variable }) => [name, { file: 'environment', key: variable }]),
  )
  return new Section(values, section, keeper, places)
}

function scalar(text: string): unknown {
  const read = yamlValue(text)
  return read.problem === undefined ? read.value : text
}
