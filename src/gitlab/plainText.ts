import type { NotRead, Unread } from '../model/gitlab.ts'

export type Plain =
  | { readonly ok: true; readonly text: string; readonly byteOrderMark: boolean }
  | { readonly ok: false; readonly reason: Unread; readonly detail: string }

/** A file's text, unless there is none in it. */
export function plainText(text: string): Plain {
  // What is no UTF-8 has become U+FFFD; one such character may be a slip of the keyboard.
  if (text.includes('\0') || (text.match(/\uFFFD/g)?.length ?? 0) > 1)
    return { ok: false, reason: 'binary', detail: 'it holds bytes that are no text' }
  const byteOrderMark = text.startsWith('\uFEFF')
  const body = byteOrderMark ? text.slice(1) : text
  if (body.trim() === '')
    return { ok: false, reason: 'empty', detail: body === '' ? 'it is empty' : 'it holds only white space' }
  return { ok: true, text: body, byteOrderMark }
}

/**
 * True where a template's commands were left in: ERB's `<%`, or gomplate's, which the chart delimits by `{%`
 * (gitlab-org/build/CNG gitlab-base/scripts/set-config).
 */
export function holdsTemplate(text: string): boolean {
  return /<%|\{%|\{\{/.test(text)
}

/** Why a text could not be parsed: templates left in it explain it better than the parser does. */
export function notParsed(file: string, text: string, at: Omit<NotRead, 'ok' | 'file' | 'reason'>): NotRead {
  if (!holdsTemplate(text)) return { ok: false, file, reason: 'syntax', ...at }
  return {
    ok: false,
    file,
    reason: 'template',
    ...at,
    detail: 'a template was not rendered, so it does not parse',
  }
}
