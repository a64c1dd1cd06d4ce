import type { Answer } from '../http/exchange.ts'

/** As Go's `http.Error` writes it; kube2iam, kiam and the Pod Identity agent are Go programs. */
export function goError(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      ...headers,
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    },
    body: `${text}\n`,
  }
}
