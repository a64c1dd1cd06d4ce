import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld, partsOf, worldNames } from '../../lab/load-world.ts'
import type { World } from '../../lab/world.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { fetched } from '../executable/fetched.ts'
import { reportOf } from '../executable/report.ts'
import { runDoctor, runExecutable } from '../executable/run.ts'
import { sideBySide } from '../executable/sideBySide.ts'
import { healed } from './apply.ts'
import { IN_TWO_STEPS, NOT_YET_FOUND, ONLY_BY_DOCUMENTS, TOLD_IN_WORDS, UNHEALABLE } from './unhealable.ts'

/** Every prescription is proven: what is printed is applied, exactly, and the next run is healthy. */

const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-healing-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

async function examined(world: World): Promise<Report> {
  const lab = await startLab(world)
  try {
    return reportOf(await runDoctor(lab, ['-o', 'json', '--request-timeout', '30s']))
  } finally {
    await lab.close()
  }
}

/** The same run, diagnosed by an administrator who fetched the policies of the world. */
async function withPolicies(report: Report, world: World, name: string): Promise<Report> {
  const own = mkdtempSync(join(folder, `${name}-`))
  const file = join(own, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return reportOf(await runExecutable(['diagnose', file, ...fetched(world, own), '-o', 'json'], {}))
}

/** Nothing is wrong with access; at most, versions of probes stay, which no right of GitLab's can remove. */
function isHealthy({ exitCode, findings }: Report): boolean {
  return exitCode === 0 && findings.every(({ id }) => id === 'probe-left-behind')
}

/** A world in which one thing cannot be healed stays ill, whatever else is healed. */
function isUnhealable(name: string): boolean {
  return partsOf(name).some((part) => part in UNHEALABLE)
}

const ill = worldNames().filter((name) => {
  const found = loadWorld(name).expect?.findings ?? []
  return found.length > 0 && !found.some(({ id }) => TOLD_IN_WORDS.some((words) => words.test(id)))
})

t.test('every world of the lab is healed by what is printed, or it is said why not', async (t) => {
  t.strictSame(
    [...Object.keys(UNHEALABLE), ...Object.keys(ONLY_BY_DOCUMENTS)].filter(
      (name) => !worldNames().includes(name),
    ),
    [],
    'no excuse is out of date',
  )
  await sideBySide(
    ill.filter((name) => !isUnhealable(name) && !NOT_YET_FOUND.includes(name)),
    2,
    async (name) => {
      const world = loadWorld(name)
      const first = await examined(world)
      t.notOk(isHealthy(first), `${name} is ill`)
      const again = await withPolicies(first, world, name)
      contradicted(t, again, name)
      const ways = [
        { by: 'the run', findings: first.findings },
        { by: 'documents', findings: again.findings },
      ].filter(({ by, findings }, _, all) => {
        if (by === 'the run') return !partsOf(name).some((part) => part in ONLY_BY_DOCUMENTS)
        // What the documents leave as it was needs no second proof.
        return JSON.stringify(fixesOf(findings)) !== JSON.stringify(fixesOf(all[0]?.findings ?? []))
      })
      for (const { by, findings } of ways) {
        let better = healed(world, findings)
        let report = await examined(better)
        if ([name, ...partsOf(name)].some((world) => IN_TWO_STEPS.includes(world))) {
          t.notOk(isHealthy(report), `${name} takes two steps`)
          better = healed(better, report.findings)
          report = await examined(better)
        }
        const left = report.findings.map(({ title }) => title).join('; ')
        t.ok(isHealthy(report), `${name} is healed by ${by}${left && `: ${left}`}`)
      }
    },
  )
})

t.test('the documents of a healthy world agree with AWS', async (t) => {
  for (const name of ['healthy', 'pod-identity', 'proxy']) {
    const world = loadWorld(name)
    contradicted(t, await withPolicies(await examined(world), world, name), name)
  }
})

/** Documents that are in force never contradict AWS. */
function contradicted(t: Test, { findings, checks }: Report, name: string): void {
  t.notOk(
    findings.some(({ id }) => id === 'documents-not-in-force'),
    `${name}: what AWS denies`,
  )
  const status = checks.find(({ id }) => id === 'documents-in-force')?.status
  t.equal(status, 'pass', `${name}: what AWS allows`)
}

function fixesOf(findings: readonly Finding[]): readonly Finding['fix']['policies'][] {
  return findings.map(({ fix }) => fix.policies)
}
