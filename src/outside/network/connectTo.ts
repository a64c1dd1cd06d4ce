/** `--connect-to`, as curl has it: where to open the connection instead of to the host that is asked for. */
export interface ConnectTo {
  /** Empty: any host. */
  readonly fromHost: string
  /** Undefined: any port. */
  readonly fromPort: number | undefined
  readonly toHost: string
  readonly toPort: number
}

const form =
  /^(?:(?<fromHost>[^:\s]*):(?<fromPort>\d*):)?(?<toHost>\[[\da-fA-F:]+\]|[^:[\]\s]+):(?<toPort>\d+)$/

/**
 * @param text `HOST:PORT` for every connection, or `HOST1:PORT1:HOST2:PORT2` for those to HOST1:PORT1, where an
 *   empty HOST1 or PORT1 means any
 * @returns undefined when the text has another form
 */
export function parseConnectTo(text: string): ConnectTo | undefined {
  const { fromHost = '', fromPort = '', toHost, toPort } = form.exec(text)?.groups ?? {}
  if (toHost === undefined || toPort === undefined) return undefined
  const port = Number(toPort)
  if (port < 1 || port > 65535) return undefined
  return {
    fromHost: fromHost.toLowerCase(),
    fromPort: fromPort === '' ? undefined : Number(fromPort),
    toHost: toHost.replace(/^\[|\]$/g, ''),
    toPort: port,
  }
}

/** Where the connection to host and port really goes. */
export function destination(
  rules: readonly ConnectTo[],
  host: string,
  port: number,
): { host: string; port: number } {
  const rule = rules.find(
    ({ fromHost, fromPort }) =>
      (fromHost === '' || fromHost === host.toLowerCase()) && (fromPort === undefined || fromPort === port),
  )
  return rule === undefined ? { host, port } : { host: rule.toHost, port: rule.toPort }
}
