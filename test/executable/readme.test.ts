import { readFileSync } from 'node:fs'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { runDoctor } from './run.ts'

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

/** Without what differs from run to run, and without the breaks that a longer number moves. */
function alike(text: string): string {
  return text
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'REQUEST')
    .replace(/\b\d+(\.\d+)? m?s\b/g, 'TIME')
    .replace(/\b\d+h( \d+m)?\b/g, 'LIFETIME')
    .replace(/\s+/g, ' ')
    .trim()
}
