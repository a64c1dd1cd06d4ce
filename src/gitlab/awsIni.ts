import type { NotRead } from '../model/gitlab.ts'
import { notParsed, plainText } from './plainText.ts'

/** Sections, their settings, and where each of these stands. */
export type AwsSections = ReadonlyMap<string, ReadonlyMap<string, string>>
export type AwsIni = { readonly ok: true; readonly sections: AwsSections } | NotRead

/**
 * The files of ~/.aws as the AWS CLI reads them: Python's RawConfigParser (boto/botocore botocore/configloader.py),
 * which refuses a file for one bad line. An INI library cuts a value at `#` and `;`, which begin a comment only at the
 * start of a line, and lifts the settings of an indented `s3 =` block into the profile.
 */
export function awsIni(file: string, raw: string): AwsIni {
  const plain = plainText(raw)
  if (!plain.ok) return { ...plain, file }
  const wrong = (detail: string, line: number) => notParsed(file, plain.text, { detail, line })
  if (plain.byteOrderMark) return wrong('a byte order mark stands before the first section', 1)
  const sections = new Map<string, Map<string, string>>()
  let section: Map<string, string> | undefined
  let option: { name: string; indent: number } | undefined
  for (const [index, content] of plain.text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1
    const text = content.trim()
    if (text === '' || text.startsWith('#') || text.startsWith(';')) continue
    const indent = content.length - content.trimStart().length
    if (section !== undefined && option !== undefined && indent > option.indent) {
      section.set(option.name, `${section.get(option.name) ?? ''}\n${text}`)
      continue
    }
    const [, header] = /^\[(.+)\]/.exec(text) ?? []
    if (header !== undefined) {
      if (sections.has(header)) return wrong('a section stands in it twice', line)
      section = new Map()
      option = undefined
      sections.set(header, section)
      continue
    }
    if (section === undefined) return wrong('a line stands before the first section', line)
    const [, name, value = ''] = /^(.*?)\s*[=:]\s*(.*)$/.exec(text) ?? []
    if (name === undefined || name === '') return wrong('a line is no setting', line)
    option = { name: name.toLowerCase(), indent }
    if (section.has(option.name)) return wrong('a setting stands twice in one section', line)
    section.set(option.name, value)
  }
  return { ok: true, sections }
}

/** The settings of an indented block, as `s3 =` has them. */
export function nested(value: string): Readonly<Record<string, string>> {
  const pairs = value.split('\n').flatMap((line) => {
    const [, name, inner = ''] = /^([^=]+?)\s*=\s*(.*)$/.exec(line.trim()) ?? []
    return name === undefined ? [] : [[name, inner] as const]
  })
  return Object.fromEntries(pairs)
}
