import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { harmfulIn, noBugOfOurs } from './harmless.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'
import { tokenCases } from './tokenCases.ts'

const world = fewerBuckets(loadWorld('healthy'), ['LFS'])
t.jobs = 3

for (const [name, { put, says }] of Object.entries(tokenCases)) {
  t.test(`the token file holds ${name}`, { buffered: true }, async (t) => {
    const lab = await startLab(world)
    t.teardown(() => lab.close())
    const path = join(lab.podRoot, world.pod.env.AWS_WEB_IDENTITY_TOKEN_FILE ?? '')
    const token = readFileSync(path, 'utf8')
    rmSync(path)
    put(path, token)

    const report = reportOf(await runDoctor(lab, ['-o', 'json']))
    noBugOfOurs(t, report)
    const failures = report.checks.flatMap(({ id, status, failure }) =>
      status === 'fail' ? `${id} ${failure?.code}: ${failure?.message}` : [],
    )
    if (says === undefined) t.strictSame([report.exitCode, failures], [0, []], 'it will do')
    else {
      t.equal(report.exitCode, 3)
      t.equal(failures.length, 1, 'one check fails')
      t.match(failures[0], says)
      t.match(report.findings, [{ explains: [{ check: /token|assume-role/ }] }], 'and is explained')
    }
    const text = await runDoctor(lab, ['-v', '--color=never'])
    t.strictSame([text.exitCode, text.stderr], [report.exitCode, ''], 'the same as text')
    t.strictSame(harmfulIn(text.stdout), [], 'no character that a terminal would obey')
    for (const part of token.split('.'))
      t.notOk(text.stdout.includes(part.slice(0, 60)), 'no part of the token is shown')
  })
}
