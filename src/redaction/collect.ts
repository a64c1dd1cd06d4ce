import type { Report } from '../model/report.ts'
import { kindOfField } from './fields.ts'
import { aliasedHost } from './host.ts'
import type { Kind, Register } from './register.ts'
import { noteForms } from './text.ts'

const ROLE = /^(expected|intended|wanted)?role(arn)?$/i
const HOSTS = /(host|hosts|endpoint|proxy|issuer|answeredby|server|address|url)$/i

/** Options of commands and variables, and whose name follows them. */
const OPTIONS: readonly (readonly [RegExp, Kind])[] = [
  [/--role-name[ =]'?([\w+=,.@-]+)/g, 'role'],
  [/--user-name[ =]'?([\w+=,.@-]+)/g, 'user'],
  [/--bucket[ =]'?([\w.-]+)/g, 'bucket'],
  [/(?:--namespace[ =]|kubectl -n )'?([\w.-]+)/g, 'namespace'],
  [/(?:--cluster|--cluster-name)[ =]'?([\w-]+)/g, 'cluster'],
  // The word default is said of many things.
  [/AWS_(?:DEFAULT_)?PROFILE is "(?!default")([^"]+)"/g, 'profile'],
]

/** Gives an alias to everything in a report that identifies, by the place where it stands and by its form. */
export function collect(report: Report, register: Register): void {
  const { pod } = report
  note('pod', pod.name, register)
  const deployment = /^(.+)-[a-z0-9]{5,10}-[a-z0-9]{5}$/.exec(pod.name ?? '')?.[1]
  for (const { account, callerArn } of report.identities) {
    note('account', account, register)
    noteForms(callerArn ?? '', register)
  }
  for (const { name } of report.buckets) note('bucket', name, register)
  for (const { target, facts } of report.checks) {
    note('bucket', target?.name, register)
    if (facts?.arn !== undefined && typeof facts.name === 'string') note('role', facts.name, register)
    noteInstance(facts?.instance, register)
  }
  for (const { targets, fix } of report.findings) {
    for (const name of targets) note('bucket', name, register)
    for (const { attachTo, name } of fix.policies)
      if (!name.startsWith('arn:')) note(POLICY_NAMES[attachTo], name, register)
  }
  collectFrom(report, '', register)
  // Only if nothing else goes by that name: it often is the service account's.
  if (deployment !== undefined && !register.literals().some(([value]) => value === deployment))
    note('workload', deployment, register)
}

const POLICY_NAMES = {
  'role-permissions': 'role',
  'role-trust': 'role',
  bucket: 'bucket',
  key: 'key',
  boundary: 'policy',
  scp: 'policy',
  rcp: 'policy',
  'vpc-endpoint': 'network',
} as const satisfies Record<Report['findings'][number]['fix']['policies'][number]['attachTo'], Kind>

/** The role that the metadata service, kube2iam or kiam names. */
function noteInstance(instance: unknown, register: Register): void {
  if (typeof instance !== 'object' || instance === null || !('role' in instance)) return
  if (typeof instance.role === 'string' && !instance.role.startsWith('arn:'))
    note('role', instance.role, register)
}

function note(kind: Kind, value: string | undefined, register: Register): void {
  if (value !== undefined) register.alias(kind, value)
}

function collectFrom(value: unknown, name: string, register: Register): void {
  if (typeof value === 'string') collectString(value, name, register)
  else if (Array.isArray(value)) for (const item of value) collectFrom(item, name, register)
  else if (typeof value === 'object' && value !== null)
    for (const [key, field] of Object.entries(value)) {
      noteForms(key, register)
      collectFrom(field, key, register)
    }
}

function collectString(value: string, name: string, register: Register): void {
  noteForms(value, register)
  for (const [option, kind] of OPTIONS)
    for (const [, found] of value.matchAll(option)) note(kind, found?.replace(/[.,]+$/, ''), register)
  const kind = kindOfField(name)
  if (kind !== undefined) register.alias(kind, value)
  else if (ROLE.test(name) && !value.includes(':')) register.alias('role', value)
  else if (name === 'expected') collectAccount(value, register)
  // A host without a dot has no form by which it would be known.
  else if (HOSTS.test(name) && /^[\w-]+(:\d+)?$/.test(value) && /[a-z]/i.test(value) && value !== 'AmazonS3')
    aliasedHost(value, register)
}

/** `NAME` or `NAMESPACE/NAME`. */
function collectAccount(value: string, register: Register): void {
  const [first = '', second] = value.split('/')
  if (second === undefined) register.alias('service-account', first)
  else {
    register.alias('namespace', first)
    register.alias('service-account', second)
  }
}
