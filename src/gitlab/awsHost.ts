/** True for a host, or a URL, of AWS: of its commercial, GovCloud and China partitions. */
export function isAwsHost(text: string): boolean {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:]+)/i.exec(text.trim())?.[1] ?? ''
  return /(^|\.)amazonaws\.com(\.cn)?$/i.test(host)
}
