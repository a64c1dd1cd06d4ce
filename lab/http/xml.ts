/** Children of an element, in order; `undefined` leaves an element out, a list repeats it. */
export interface XmlChildren {
  readonly [name: string]: XmlContent | readonly XmlContent[] | undefined
}

export type XmlContent = string | number | boolean | Date | XmlChildren

/** An XML document from plain data. */
export function xmlDocument(root: string, children: XmlChildren, namespace?: string): string {
  const xmlns = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${xmlns}>${xmlChildren(children)}</${root}>`
}

function xmlChildren(children: XmlChildren): string {
  return Object.entries(children)
    .flatMap(([name, content]) => listOf(content).map((one) => `<${name}>${xmlContent(one)}</${name}>`))
    .join('')
}

function listOf(content: XmlChildren[string]): readonly XmlContent[] {
  if (content === undefined) return []
  return isList(content) ? content : [content]
}

function isList(content: XmlContent | readonly XmlContent[]): content is readonly XmlContent[] {
  return Array.isArray(content)
}

function xmlContent(content: XmlContent): string {
  if (content instanceof Date) return content.toISOString()
  if (typeof content === 'object') return xmlChildren(content)
  return escapeXml(String(content))
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (char) => {
    if (char === '&') return '&amp;'
    if (char === '<') return '&lt;'
    if (char === '>') return '&gt;'
    return char === '"' ? '&quot;' : '&#13;'
  })
}
