import { readFileSync } from 'node:fs'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { runDoctor, runExecutable } from './run.ts'

/** The runs that the README shows are runs of this executable. */

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const shown = [...readme.matchAll(/```text\n(.*?)\n```/gs)].map(([, text = '']) => text)

for (const [world, first] of [
  ['healthy', 'gitlab-iam-doctor'],
  ['trust-subject-mismatch', 'PROBLEM 1 of 1'],
] as const) {
  t.test(`the README shows what the world ${world} looks like`, async (t) => {
    const lab = await startLab(loadWorld(world))
    t.teardown(() => lab.close())
    const { stdout, exitCode } = await runDoctor(lab, [])
    const printed = stdout.slice(stdout.indexOf(first))
    const sample = shown.find((text) => text.startsWith(first) && text.endsWith(`Exit code ${exitCode}.`))
    t.equal(alike(sample ?? ''), alike(printed))
  })
}

t.test('what is typed or printed stands in a block of its own', async (t) => {
  const prose = readme.replace(/^```\w+\n.*?^```$/gms, '')
  const stray = prose
    .split('\n')
    .filter((line) => /^(FAIL|WARN|PROBLEM|kubectl|gitlab-iam-doctor [a-z]+) /.test(line))
  t.strictSame(stray, [])
  t.notMatch(prose, /^```/m, 'no block without an end')
})

t.test('the README shows what explain says of the line of a log', async (t) => {
  const line =
    's3aws: AccessDenied: User: arn:aws:sts::111122223333:assumed-role/gitlab-registry/1764000000 is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-registry" because no identity-based policy allows the s3:ListBucket action\n\tstatus code: 403, request id: 7XQ1R2S3T4U5V6W7'
  const { stdout } = await runExecutable(['explain', line], {})
  const sample = shown.find((text) => text.startsWith('Recognised'))
  t.not(sample, undefined, 'there is a sample')
  t.equal(alike(stdout).slice(0, alike(sample ?? '').length), alike(sample ?? ''))
})

/** Without what differs from run to run, and without the breaks that a longer number moves. */
function alike(text: string): string {
  return text
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'REQUEST')
    .replace(/\b\d+(\.\d+)? m?s\b/g, 'TIME')
    .replace(/\b\d+h( \d+m)?\b/g, 'LIFETIME')
    .replace(/\s+/g, ' ')
    .trim()
}
