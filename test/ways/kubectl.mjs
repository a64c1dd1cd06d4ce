#!/usr/bin/env node
// Stands in for kubectl where the tests execute the recipes of docs/ways-into-the-pod.md. It knows `get pod`, `exec` and `cp`,
// takes its pods from the JSON file that KUBECTL_PODS names, and runs what it is to run in the container's folder, with the
// container's user and variables and this machine's shell and programs. Whatever else it is asked, it refuses.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parseArgs } from 'node:util'

const pods = JSON.parse(readFileSync(process.env.KUBECTL_PODS ?? '', 'utf8'))
const words = process.argv.slice(2)
const end = words.indexOf('--')
const { values, positionals } = parseArgs({
  args: end === -1 ? words : words.slice(0, end),
  allowPositionals: true,
  options: {
    namespace: { type: 'string', short: 'n' },
    selector: { type: 'string', short: 'l' },
    'field-selector': { type: 'string' },
    output: { type: 'string', short: 'o' },
    container: { type: 'string', short: 'c' },
    stdin: { type: 'boolean', short: 'i' },
  },
})
const here = pods.filter(({ namespace }) => namespace === values.namespace)
const [verb, first = '', second = ''] = positionals

if (verb === 'get' && first === 'pod' && values.output === 'name') {
  const [label, value] = values.selector?.split('=') ?? []
  const phase = values['field-selector']?.replace(/^status\.phase=/, '')
  const found = here.filter(
    (pod) => pod.labels[label] === value && (phase === undefined || pod.phase === phase),
  )
  for (const { name } of found) console.log(`pod/${name}`)
} else if (verb === 'exec' && end !== -1) {
  process.exitCode = runIn(containerOf(first), words.slice(end + 1), values.stdin ? 'inherit' : 'ignore')
} else if (verb === 'cp') {
  // As kubectl does it: by tar, on both sides.
  const [pod, path] = second.split(':')
  const flags = [
    '--create',
    '--dereference',
    `--directory=${dirname(first)}`,
    `--transform=s/.*/${basename(path)}/`,
  ]
  const { stdout } = spawnSync('tar', [...flags, basename(first)], { maxBuffer: 1e9 })
  process.exitCode = runIn(containerOf(pod), ['tar', '-xmf', '-', '-C', dirname(path)], 'pipe', stdout)
} else {
  refuse(`it does not know ${words.join(' ')}`)
}

function containerOf(target) {
  const name = target.replace(/^pods?\//, '')
  const pod = here.find((one) => one.name === name || `deploy/${one.deployment}` === name)
  const container = pod?.containers[values.container]
  if (pod?.phase !== 'Running' || container === undefined)
    refuse(`no container ${values.container} runs in ${name}`)
  return container
}

function runIn({ root, env }, command, stdin, input) {
  const binds = [
    'for path in bin usr lib lib64 dev proc; do',
    '  if [ -e "/$path" ]; then mkdir -p "$1/$path"; mount --rbind "/$path" "$1/$path"; fi',
    'done',
    'exec chroot --userspec=1000:1000 "$@"',
  ]
  const args = ['--mount', 'sh', '-ec', binds.join('\n'), 'sh', root, ...command]
  const stdio = [stdin, 'inherit', 'inherit']
  const { status, error } = spawnSync('unshare', args, {
    stdio,
    input,
    env: { PATH: '/usr/sbin:/usr/bin:/bin', ...env },
  })
  if (error !== undefined) refuse(error.message)
  return status ?? 1
}

function refuse(message) {
  console.error(`error: the stand-in for kubectl: ${message}`)
  process.exit(1)
}
