import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import type { Report } from '../../src/model/report.ts'
import { reportOf } from './report.ts'
import { runDoctor, runExecutable } from './run.ts'

/** What `diagnose` makes of odd files; that it judges every world as the run did, `worlds.test.ts` sees to. */

const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-diagnose-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

t.test('what cannot be read is said in one line, as a document where a machine reads', async (t) => {
  const healthy = await saved('healthy')
  const change = (changes: object) => JSON.stringify({ ...JSON.parse(healthy), ...changes })
  const cases: readonly { says: RegExp; text: string | Buffer }[] = [
    { says: /is empty/, text: '' },
    { says: /is empty/, text: '\n \n' },
    { says: /is not text/, text: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x00, 0xff]) },
    { says: /line \d+, column \d+: .*ends too early/, text: healthy.slice(0, 4000) },
    { says: /line 2, column 3: the key "outcome" is already/, text: '{"outcome": 1,\n  "outcome": 2}' },
    { says: /nested too deeply|not a report/, text: `${'['.repeat(200_000)}${']'.repeat(200_000)}` },
    { says: /has no schemaVersion/, text: '[]' },
    { says: /has no schemaVersion/, text: '{"Version": "2012-10-17", "Statement": []}' },
    {
      says: /report of version 2; gitlab-iam-doctor \d.* reads version 1/,
      text: change({ schemaVersion: 2 }),
    },
    { says: /\/checks must be array/, text: change({ checks: {} }) },
    {
      says: /examined nothing: no such flag/,
      text: change({ outcome: 'usage-error', error: { message: 'no such flag' } }),
    },
    { says: /facts are not those of a run/, text: withFacts(healthy, 'token-claims', { audience: 7 }) },
  ]
  for (const [at, { says, text }] of cases.entries()) {
    const file = join(folder, `bad-${at}.json`)
    writeFileSync(file, text)
    const report = reportOf(await runExecutable(['diagnose', file, '-o', 'json'], {}))
    t.equal(report.exitCode, 2, `${says}`)
    t.match(report.error?.message, says)
    const text2 = await runExecutable(['diagnose', file], {})
    t.equal(text2.exitCode, 2)
    t.match(text2.stdout.replace(/\s+/g, ' '), says)
  }
  for (const [name, says] of [
    [folder, /is a folder/],
    [join(folder, 'none.json'), /there is no such file/],
    ['/dev/null', /is not a file/],
  ] as const)
    t.match(reportOf(await runExecutable(['diagnose', name, '--json'], {})).error?.message, says)
})

t.test('a file without end is refused before it is read', async (t) => {
  const file = join(folder, 'large.json')
  writeFileSync(file, '')
  truncateSync(file, 100 * 1024 * 1024)
  const ran = await runExecutable(['diagnose', file, '-o', 'json'], {})
  t.match(reportOf(ran).error?.message, /too large: at most 16 MiB/)
  const endless = ['sh', '-c', '"$0" "$@" < /dev/zero']
  const piped = await runExecutable(
    ['diagnose', '-', '-o', 'json'],
    { PATH: '/bin:/usr/bin' },
    { through: endless },
  )
  t.match(reportOf(piped).error?.message, /stdin is too large/)
})

t.test('a report comes through a pipe, and as PowerShell writes it', async (t) => {
  const file = join(folder, 'utf16.json')
  writeFileSync(
    file,
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(await saved('healthy'), 'utf16le')]),
  )
  t.equal(reportOf(await runExecutable(['diagnose', file, '--json'], {})).outcome, 'healthy')
  const piped = ['sh', '-c', 'cat "$FILE" | "$0" "$@"']
  const env = { PATH: '/bin:/usr/bin', FILE: file }
  t.equal(
    reportOf(await runExecutable(['diagnose', '-', '--json'], env, { through: piped })).outcome,
    'healthy',
  )
})

t.test(
  'a report of another doctor: what is not known is said, and nothing that failed disappears',
  async (t) => {
    const report: Report = JSON.parse(await saved('delete-not-allowed'))
    const ours = report.checks[0]
    const failure = { origin: 'aws', code: 'Odd', message: 'an odd thing' }
    const stranger = { ...ours, id: 'moon-phase', status: 'fail', failure, facts: {} }
    const old = report.checks.map(({ facts: _, ...check }) => check)
    const file = join(folder, 'newer.json')
    writeFileSync(file, JSON.stringify({ ...report, surprise: 1, checks: [...report.checks, stranger] }))
    const newer = reportOf(await runExecutable(['diagnose', file, '--json'], {}))
    t.match(newer.rediagnosed?.notes.join(' '), /does not know the checks moon-phase/)
    t.ok(newer.findings.some(({ explains }) => explains.some(({ check }) => String(check) === 'moon-phase')))
    writeFileSync(file, JSON.stringify({ ...report, checks: old }))
    const older = await runExecutable(['diagnose', file], {})
    t.match(older.stdout.replace(/\s+/g, ' '), /The report has no facts of .*caller-identity/)
    t.equal(older.exitCode, 3)
  },
)

/** What a run in that world wrote. */
async function saved(world: string): Promise<string> {
  const lab = await startLab(loadWorld(world))
  try {
    return (await runDoctor(lab, ['-o', 'json'])).stdout
  } finally {
    await lab.close()
  }
}

function withFacts(text: string, id: string, facts: object): string {
  const report: Report = JSON.parse(text)
  const checks = report.checks.map((check) =>
    check.id === id
      ? { ...check, status: 'warn', failure: { origin: 'pod', code: 'audience-not-sts', message: '' }, facts }
      : check,
  )
  return JSON.stringify({ ...report, checks })
}
