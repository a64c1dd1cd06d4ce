import type { Use } from './model/words.ts'
import type { Options, OutputFormat } from './options.ts'
import { parseConnectTo } from './outside/network/connectTo.ts'
import { present } from './present.ts'
import { isRegionName } from './regions.ts'
import { uses } from './uses.ts'

/** The flags as yargs hands them over. */
export interface OptionValues {
  output: OutputFormat
  json: boolean
  outputFile: string | undefined
  quiet: boolean
  verbose: boolean
  color: 'auto' | 'always' | 'never'
  bucket: string[]
  region: string | undefined
  expectRole: string | undefined
  expectServiceAccount: string | undefined
  readOnly: boolean
  sweep: boolean
  only: string[]
  skip: string[]
  listChecks: boolean
  failOn: 'fail' | 'warn'
  timeout: string
  requestTimeout: string
  caBundle: string | undefined
  connectTo: string[]
  root: string
}

export type ReadOptions =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly message: string }

/** Checks the flags' values. A value that cannot be used is named with what would be right. */
export function readOptions(values: OptionValues): ReadOptions {
  const buckets = values.bucket.map(parseBucket)
  const wrongBucket = values.bucket[buckets.indexOf(undefined)]
  if (wrongBucket !== undefined)
    return wrong('--bucket', wrongBucket, `USE=NAME, where USE is one of ${uses.join(', ')}`)
  // An empty variable in a script must not turn one check into all of them.
  if (values.only.length > 0 && list(values.only).length === 0)
    return wrong('--only', values.only.join(','), 'ids or categories of checks, see --list-checks')
  const wrongConnectTo = values.connectTo.find((text) => parseConnectTo(text) === undefined)
  if (wrongConnectTo !== undefined)
    return wrong('--connect-to', wrongConnectTo, 'HOST:PORT or HOST1:PORT1:HOST2:PORT2')
  if (values.sweep && values.readOnly)
    return {
      ok: false,
      message: '--sweep removes old probes, and --read-only writes nothing: use one of them',
    }
  const timeoutMs = parseDuration(values.timeout)
  if (timeoutMs === undefined) return wrong('--timeout', values.timeout, 'a time such as 30s, 2m or 500ms')
  const requestTimeoutMs = parseDuration(values.requestTimeout)
  if (requestTimeoutMs === undefined)
    return wrong('--request-timeout', values.requestTimeout, 'a time such as 10s or 500ms')
  if (values.region !== undefined && !isRegionName(values.region))
    return wrong('--region', values.region, 'a region such as us-east-1')
  return {
    ok: true,
    options: {
      output: values.json ? 'json' : values.output,
      color: values.color,
      quiet: values.quiet,
      verbose: values.verbose,
      failOn: values.failOn,
      only: list(values.only),
      skip: list(values.skip),
      readOnly: values.readOnly,
      sweep: values.sweep,
      timeoutMs,
      requestTimeoutMs: Math.min(requestTimeoutMs, timeoutMs),
      connectTo: values.connectTo,
      root: values.root,
      buckets: buckets.filter((bucket) => bucket !== undefined),
      ...present({
        outputFile: values.outputFile,
        region: values.region,
        caBundle: values.caBundle,
        expectRole: values.expectRole,
        expectServiceAccount: values.expectServiceAccount,
      }),
    },
  }
}

function wrong(flag: string, value: string, right: string): ReadOptions {
  return { ok: false, message: `${flag} is ${JSON.stringify(value)}; it must be ${right}` }
}

function parseBucket(text: string): { use: Use; name: string } | undefined {
  const at = text.indexOf('=')
  const use = uses.find((one) => one === text.slice(0, at))
  const name = text.slice(at + 1)
  return at === -1 || use === undefined || name === '' ? undefined : { use, name }
}

/** `--only a,b --only c` as well as `--only a --only b`. */
function list(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).filter((value) => value !== '')
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 }

/** `500ms`, `30s`, `2m`, or a bare number of seconds; from 1 ms to 1 hour. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? []
  const ms = Math.round(Number(number) * (unitMs[unit] ?? Number.NaN))
  return ms >= 1 && ms <= 3_600_000 ? ms : undefined
}
