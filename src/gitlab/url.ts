/** A URL, or a host, without user and password; the password apart, for whoever must never print it. */
export function withoutLogin(text: string): { readonly shown: string; readonly password?: string } {
  const [all, scheme = '', login = ''] = /^([a-z][a-z0-9+.-]*:\/\/|\/\/)?([^/\s@]*)@/i.exec(text) ?? []
  // Without a scheme it takes a colon: a session name may look like an e-mail address.
  if (all === undefined || (scheme === '' && !login.includes(':'))) return { shown: text }
  return { shown: scheme + text.slice(all.length), password: login.slice(login.indexOf(':') + 1) }
}
