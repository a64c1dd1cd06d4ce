import { loadAll, YAML11_SCHEMA, YAMLException } from 'js-yaml'
import type { Complaint, Reading } from '../model/gitlab.ts'
import type { Keeper } from './keeper.ts'
import { isPlainName } from './nearMiss.ts'
import { notParsed, plainText } from './plainText.ts'
import { isMapping, Section } from './section.ts'

/** More than any of GitLab's files has; what a file may unfold to is shared, so a bomb is told, and harmless. */
const maxAliases = 50

/**
 * A YAML file as GitLab's programs read it: Ruby's Psych and Go's yaml.v2 both speak YAML 1.1, where `yes` is true, take
 * the first document, and let the last of two equal keys win. js-yaml, for it reads a gitlab.yml in a fifth of the time
 * that yaml takes.
 */
export function yamlFile(file: string, raw: string, keeper: Keeper): Reading<Section> {
  const plain = plainText(raw)
  if (!plain.ok) return { ...plain, file }
  const { text } = plain
  const read = yamlValue(text)
  if (read.problem !== undefined) {
    const { reason, mark } = read.problem
    if (/alias count|max.*alias/i.test(reason))
      return { ok: false, file, reason: 'too-many-aliases', detail: `it has more than ${maxAliases} aliases` }
    const place = mark === undefined ? {} : { line: mark.line + 1, column: mark.column + 1 }
    return notParsed(file, text, { detail: words(reason), ...place })
  }
  const { value, duplicate } = read
  if (!isMapping(value)) {
    if (value === null || value === undefined)
      return { ok: false, file, reason: 'empty', detail: 'it holds only comments' }
    const found = Array.isArray(value) ? 'a list' : 'a single value'
    return { ok: false, file, reason: 'not-a-mapping', detail: `it holds ${found}` }
  }
  const section = new Section(value, { file, key: '' }, keeper)
  if (duplicate !== undefined) section.complaints.push(duplicateKey(file, text, duplicate))
  return { ok: true, file, value: section }
}

type Read =
  | { readonly problem: YAMLException }
  | {
      readonly problem?: undefined
      readonly value: unknown
      /** The line of the first key that stands twice, from 0. */
      readonly duplicate?: number
    }

/** The value of a YAML text, which may hold keys twice. */
export function yamlValue(text: string): Read {
  const options = { schema: YAML11_SCHEMA, maxAliases }
  try {
    return { value: loadAll(text, options)[0] }
  } catch (thrown) {
    const problem = exceptionFrom(thrown)
    if (!/duplicate/i.test(problem.reason)) return { problem }
    try {
      const value = loadAll(text, { ...options, json: true })[0]
      return { value, ...(problem.mark === undefined ? {} : { duplicate: problem.mark.line }) }
    } catch (thrownThen) {
      return { problem: exceptionFrom(thrownThen) }
    }
  }
}

/** "All exceptions MUST be caught, not just YAMLException" (js-yaml, documentation of load). */
function exceptionFrom(thrown: unknown): YAMLException {
  return thrown instanceof YAMLException ? thrown : new YAMLException('it cannot be parsed')
}

/** The library's reason, unless it quotes the file. */
function words(reason: string): string {
  return /^[a-z ,-]+$/i.test(reason) ? reason : 'it is not valid YAML'
}

function duplicateKey(file: string, text: string, line: number): Complaint {
  const [, name = ''] = /^[\s-]*["']?([^"':\s]+)/.exec(text.split(/\r\n|\r|\n/)[line] ?? '') ?? []
  return { kind: 'duplicate-key', file, key: isPlainName(name) ? name : '', line: line + 1 }
}
