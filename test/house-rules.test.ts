import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { loadWorld, worldNames } from '../lab/load-world.ts'
import type { BucketCheck, PodCheck } from '../src/checks/check.ts'
import { bucketChecks, podChecks } from '../src/checks/index.ts'

/**
 * The conventions of ARCHITECTURE.md, each of which names what breaks it. Findings have theirs in
 * test/findings/ruleFiles.test.ts and test/findings/pages.test.ts.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const self = 'test/house-rules.test.ts'

const files = [
  ...['src', 'lab', 'test', 'scripts', 'bin', 'docs', 'charts', '.ci'].flatMap(filesBelow),
  ...readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
].filter((path) => !path.startsWith('src/generated/') && path !== self && !path.endsWith('package-lock.json'))
const texts = new Map(files.map((path) => [path, readFileSync(root + path, 'utf8')]))
const programs = files.filter((path) => /\.(ts|mjs)$/.test(path))
const sources = programs.filter((path) => path.startsWith('src/'))

t.test('each room keeps to itself', async (t) => {
  const rules: readonly { says: string; whose: RegExp; never: RegExp; but?: readonly string[] }[] = [
    {
      says: 'only src/outside/aws knows the SDK',
      whose: /^src\/(?!outside\/aws\/)/,
      never: /^@(aws-sdk|smithy)\//,
    },
    { says: 'only the progress knows ora', whose: /^src\//, never: /^ora$/, but: ['src/render/progress.ts'] },
    {
      says: 'no judgement touches the world',
      whose: /^src\/(findings|clients|gitlab|policy|render|model|documents|saved)\//,
      never: /^node:|\/outside\//,
    },
    { says: 'no check knows a finding', whose: /^src\/checks\//, never: /\/findings\// },
    { says: 'no finding knows a check', whose: /^src\/findings\//, never: /\/checks\// },
    { says: 'the doctor knows nothing of its lab', whose: /^src\//, never: /\/lab\// },
  ]
  for (const { says, whose, never, but = [] } of rules) {
    const broken = sources
      .filter((path) => whose.test(path) && !but.includes(path))
      .flatMap((path) => importsOf(path).flatMap((name) => (never.test(name) ? [`${path}: ${name}`] : [])))
    t.strictSame(broken, [], says)
  }
  t.notMatch(code('src/render/progress.ts'), /^import (?!type).*'ora'/m, 'ora is loaded only when it is seen')
})

t.test('process, clock and chance are read where the world is', async (t) => {
  const timesTheRun = ['src/doctor.ts', 'src/output.ts']
  t.strictSame(withCode(/\bprocess\.exit\b/, ['src/main.ts']), [], 'one place ends the process')
  t.strictSame(withCode(/\bprocess\.env\b/), [], 'the environment')
  t.strictSame(withCode(/\bDate\.now\(|\bnew Date\(\)/, timesTheRun), [], 'the clock')
  t.strictSame(withCode(/\bMath\.random\(|\brandom(Bytes|UUID)\(/), [], 'chance')
})

t.test('every check is in the list, under the name of its file, and can be asked', async (t) => {
  const checks = [...podChecks, ...bucketChecks]
  const defined = sources.filter(
    (path) => /^src\/checks\//.test(path) && /= define(Pod|Bucket)Check\(/.test(code(path)),
  )
  t.strictSame(defined.map((path) => basename(path, '.ts')).toSorted(), checks.map(({ id }) => id).toSorted())
  t.strictSame(circleAmong(checks), [], 'no check waits for itself')
})

t.test('files are called after what they are, and have one reason to exist', async (t) => {
  t.strictSame(
    files.filter((path) =>
      /(^|[/_.-]|(?<=[a-z])(?=[A-Z]))(utils?|helpers?|common|manager|misc)s?([/_.-]|$)/i.test(path),
    ),
    [],
    'no drawer for odds and ends',
  )
  const long = programs
    .filter((path) => /^(src|lab)\//.test(path))
    .map((path) => ({ path, lines: (texts.get(path) ?? '').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 160)
  t.strictSame(long, [], 'no file of more than 160 lines')
})

t.test('nobody overrules the compiler or the linter, and nothing is left for later', async (t) => {
  const cast = /\bas (?!const\b)[A-Z_a-z{([]/
  t.strictSame(
    programs.flatMap((path) => linesWith(path, cast, bare(path))),
    [],
    'no type assertion but `as const`',
  )
  t.strictSame(
    programs.flatMap((path) =>
      linesWith(path, /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/),
    ),
    [],
    'no silenced complaint',
  )
  t.strictSame(
    files.flatMap((path) => linesWith(path, /\b(TODO|FIXME|XXX)\b/)),
    [],
    'no note to oneself',
  )
})

t.test('every world is valid, and says what it is and what comes of it', async (t) => {
  for (const name of worldNames()) {
    const { description, expect } = loadWorld(name)
    t.match(description, /^.{15,}/, `${name} says what it is`)
    t.type(expect?.exitCode, 'number', `${name} says how an examination ends`)
  }
})

t.test('nothing names a place that only its author has', async (t) => {
  const elsewhere =
    /registry\.npmjs|npmjs\.org|pypi\.org|artifactory|verdaccio|jfrog|\/Users\/\w|(^|[\s'"`(=:])\/(work|root)\//
  t.strictSame(
    files.flatMap((path) => linesWith(path, elsewhere)),
    [],
  )
})

/** The checks that can never begin, since each waits for another of them. */
function circleAmong(checks: readonly (PodCheck | BucketCheck)[]): readonly string[] {
  const waiting = new Map(
    checks.map(({ id, needs, gates = [], after = [] }) => [
      id,
      [...needs, ...gates.map(({ check }) => check), ...after],
    ]),
  )
  for (;;) {
    const ready = [...waiting].filter(([, others]) => !others.some((one) => waiting.has(one)))
    if (ready.length === 0) return [...waiting.keys()]
    for (const [id] of ready) waiting.delete(id)
  }
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(root + folder)) return []
  return readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
}

function importsOf(path: string): readonly string[] {
  const found = code(path).matchAll(/(?:\bfrom|\bimport) ?\(?'([^']+)'/g)
  return [...found].map(([, name = '']) => name)
}

/** The file without its comments. */
function code(path: string): string {
  return (texts.get(path) ?? '').replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** The code without its strings, its regular expressions and its imports, line by line as it was. */
function bare(path: string): string {
  return code(path)
    .replace(/^(import|export) [\w\s,*{}]+ from '[^']*'/gm, blank)
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, blank)
    .replace(/(?<=[(,=:[!&|?{};\n] *)\/(?![*/ ])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//g, blank)
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

/** Sources outside src/outside whose code holds the expression. */
function withCode(expression: RegExp, but: readonly string[] = []): readonly string[] {
  return sources.filter(
    (path) => !path.startsWith('src/outside/') && !but.includes(path) && expression.test(code(path)),
  )
}

function linesWith(path: string, expression: RegExp, text = texts.get(path) ?? ''): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, at) => (expression.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []))
}
