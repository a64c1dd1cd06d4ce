import { visible } from './visible.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number>>
  /** Lines of text, or elements. */
  readonly text?: readonly string[]
  readonly children?: readonly XmlElement[]
}

/** The document as XML 1.0, whatever its texts hold. */
export function renderXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, '').join('\n')}\n`
}

function element(
  { name, attributes, text = [], children = [] }: XmlElement,
  indent: string,
): readonly string[] {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const open = `${indent}<${name}${told.join('')}`
  // Text begins and ends at its tags: white space would be part of it.
  if (text.length > 0) return [`${open}>${text.map(escaped).join('\n')}</${name}>`]
  if (children.length === 0) return [`${open}/>`]
  return [`${open}>`, ...children.flatMap((child) => element(child, `${indent}  `)), `${indent}</${name}>`]
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** One line. Characters that XML 1.0 does not have (section 2.2, Char) are shown as escapes. */
function escaped(text: string): string {
  return visible(text, true)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
