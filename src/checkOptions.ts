import type { Argv } from 'yargs'
import { lastOf, reportOptions } from './reportOptions.ts'

/** Options with one value: given twice, the last counts, as with every tool. */
const single = [
  'region',
  'expect-role',
  'expect-service-account',
  'timeout',
  'request-timeout',
  'ca-bundle',
  'root',
] as const

/** The flags of `check`, as yargs reads them; `readOptions` looks at their values. */
export function checkOptions(command: Argv) {
  return withOptions(command).coerce(single, lastOf)
}

function withOptions(command: Argv) {
  return reportOptions(command)
    .option('bucket', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: 'USE=NAME: a bucket besides those of the environment; may be repeated',
    })
    .option('region', { type: 'string', requiresArg: true, describe: 'AWS region, instead of AWS_REGION' })
    .option('expect-role', {
      type: 'string',
      requiresArg: true,
      describe: 'ARN or name of the role that the pod should have',
    })
    .option('expect-service-account', {
      type: 'string',
      requiresArg: true,
      describe: 'NAME or NAMESPACE/NAME of the service account that the pod should have',
    })
    .option('read-only', {
      type: 'boolean',
      default: false,
      describe: 'Write nothing: leave out write, copy, multipart and delete',
    })
    .option('sweep', {
      type: 'boolean',
      default: false,
      describe: 'Remove probes that earlier, killed runs left behind',
    })
    .option('only', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: 'Ask only these checks and what they need: ids or categories, * allowed',
    })
    .option('skip', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: 'Leave out these checks',
    })
    .option('list-checks', { type: 'boolean', default: false, describe: 'List the checks and end' })
    .option('timeout', {
      type: 'string',
      default: '60s',
      requiresArg: true,
      describe: 'Limit of the whole run, clean-up included',
    })
    .option('request-timeout', {
      type: 'string',
      default: '10s',
      requiresArg: true,
      describe: 'Limit of each request',
    })
    .option('ca-bundle', {
      type: 'string',
      requiresArg: true,
      describe: 'PEM file of trusted authorities, instead of AWS_CA_BUNDLE',
    })
    .option('connect-to', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: '[HOST1:PORT1:]HOST2:PORT2: open connections to HOST2:PORT2 instead, as curl does',
    })
    .option('root', {
      type: 'string',
      default: '/',
      requiresArg: true,
      describe: "Read the pod's files below this folder",
    })
}
