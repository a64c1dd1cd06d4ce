import type { Recognised, RecognisedError } from '../explain/explanation.ts'
import type { Ink } from './ink.ts'
import { counted, listed } from './numbers.ts'

/** More errors than this are counted only. */
const SHOWN = 5

const STAGES = {
  dns: 'the name could not be resolved',
  tcp: 'no connection',
  proxy: 'stopped by the proxy',
  tls: 'no trust in the certificate, or no TLS',
  http: 'no answer',
} as const

/** What was recognised in the text. */
export function explanationFacts(recognised: Recognised, ink: Ink): readonly string[] {
  const { errors, hosts, keys } = recognised
  const lines = [
    ...errors.slice(0, SHOWN).flatMap((error) => errorLines(error, ink)),
    ...(errors.length > SHOWN ? [`  and ${counted(errors.length - SHOWN, 'other error')}`] : []),
    ...hosts.map(({ host, stage }) => ink.verbatim(2, `${host}: ${STAGES[stage]}`)),
    ...keys.map(({ prefix, account }) =>
      ink.verbatim(
        2,
        `an access key ${prefix}…${account === undefined ? '' : ` of account ${account}`}, ${
          prefix === 'AKIA' ? 'a long-term key of a user' : 'temporary, with a session token'
        }`,
      ),
    ),
    ...listLine('accounts', recognised.accounts, ink),
    ...listLine('regions', recognised.regions, ink),
  ]
  return lines.length === 0 ? [] : ['Recognised', ...lines]
}

function errorLines(error: RecognisedError, ink: Ink): readonly string[] {
  const { code, service, operation, httpStatus, times } = error
  const head = [
    code,
    [service, operation].filter((word) => word !== undefined).join(' '),
    httpStatus === undefined ? undefined : `HTTP ${httpStatus}`,
    times > 1 ? `${times} times` : undefined,
  ].filter((word) => word !== undefined && word !== '')
  const details = [
    ['who', error.principal],
    ['action', error.action],
    ['on', error.resource],
    ['reason', error.reason],
    ['policy', error.policyArn],
    ['request', error.requestId],
  ] as const
  return [
    ...ink.prose({ head: '  ', column: 4 }, head.join(', ') || (error.message ?? 'an error')),
    ...details.flatMap(([name, value]) =>
      value === undefined ? [] : [ink.verbatim(4, `${name.padEnd(8)}${value}`)],
    ),
  ]
}

function listLine(name: string, values: readonly string[], ink: Ink): readonly string[] {
  return values.length === 0 ? [] : ink.prose({ head: '  ', column: 4 }, `${name}: ${listed(values)}`)
}
