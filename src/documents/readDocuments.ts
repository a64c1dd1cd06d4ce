import type { JSONPath } from 'jsonc-parser'
import type { GivenDocument } from '../model/documents.ts'
import { parsePolicy } from '../policy/parsePolicy.ts'
import type { Problem } from '../policy/problem.ts'
import type { Layer } from '../policy/request.ts'
import { placeOf, readJson } from './json.ts'
import { unwrap } from './unwrap.ts'

export type ReadDocuments =
  | { readonly ok: true; readonly documents: readonly GivenDocument[] }
  | { readonly ok: false; readonly message: string }

/**
 * Reads the policy documents of one file: raw, or as the AWS CLI answered. A document that AWS would not accept in
 * that place cannot be the one in force, so it is refused with the place of its first mistake.
 */
export function readDocuments(text: string, file: string, layer: Layer): ReadDocuments {
  const read = readJson(text)
  if (!read.ok) return { ok: false, message: `${file} is not JSON: ${read.message}` }
  const unwrapped = unwrap(read.json, [])
  if (!unwrapped.ok) return { ok: false, message: `${file} ${unwrapped.message}` }
  const documents: GivenDocument[] = []
  for (const { document, path } of unwrapped.found) {
    const parsed = parsePolicy(document, layer)
    if (!parsed.ok) return { ok: false, message: `${file} ${mistake(parsed.problems, text, path)}` }
    documents.push({ file, policy: document })
  }
  return documents.length === 0
    ? { ok: false, message: `${file} holds no policy document` }
    : { ok: true, documents }
}

function mistake([first, ...others]: readonly Problem[], text: string, path: JSONPath | undefined): string {
  if (first === undefined) return 'is no policy'
  const place = path === undefined ? undefined : placeOf(text, [...path, ...segmentsOf(first.path)])
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return `is no policy that AWS accepts here: ${place === undefined ? '' : `${place}: `}${first.path} ${first.message}${more}`
}

/** `$.Statement[0].Condition.StringEquals["a:b"]` → `['Statement', 0, 'Condition', 'StringEquals', 'a:b']`. */
function segmentsOf(path: string): JSONPath {
  return [...path.matchAll(/\.([\w-]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g)].map(
    ([, name, index, key]) => name ?? (index === undefined ? (key ?? '') : Number(index)),
  )
}
