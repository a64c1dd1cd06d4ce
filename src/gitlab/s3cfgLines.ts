/** One line of .s3cfg as s3cmd sees it. */
export type S3cfgLine =
  | { readonly kind: 'section'; readonly name: string; readonly line: number }
  | { readonly kind: 'setting'; readonly name: string; readonly value: string; readonly line: number }
  | { readonly kind: 'ignored'; readonly line: number }

/**
 * s3cmd's own dialect (s3tools/s3cmd S3/Config.py, ConfigParser): sections are read as one and may be missing, only a
 * line that begins with `#` is a comment, a value goes to the end of its line, and double quotes around it are taken
 * off. An INI library cuts values at `;` and `#`, and looks for keys below their section: it would see another file
 * than s3cmd does. A byte order mark makes s3cmd skip the first line, so it must still be there.
 */
export function s3cfgLines(text: string): readonly S3cfgLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((content, index): readonly S3cfgLine[] => {
    const line = index + 1
    if (content.startsWith('\uFEFF')) return [{ kind: 'ignored', line }]
    if (/^\s*(#|$)/.test(content)) return []
    const [, section] = /^\[([^\]]+)\]/.exec(content) ?? []
    if (section !== undefined) return [{ kind: 'section', name: section, line }]
    const [, name, raw = ''] = /^\s*(\w+)\s*=\s*(.*)/.exec(content) ?? []
    if (name === undefined) return [{ kind: 'ignored', line }]
    return [{ kind: 'setting', name, value: /^"(.*)"\s*$/.test(raw) ? raw.slice(1, -1) : raw, line }]
  })
}
