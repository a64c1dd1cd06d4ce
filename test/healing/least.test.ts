import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { World } from '../../lab/world.ts'
import type { Finding, PolicyFix } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { listed, statementsOf } from '../../src/policy/amend.ts'
import { fewerBuckets } from '../executable/fewerBuckets.ts'
import { reportOf } from '../executable/report.ts'
import { runDoctor } from '../executable/run.ts'
import { sideBySide } from '../executable/sideBySide.ts'
import { healed } from './apply.ts'

/** A prescription grants nothing that could be left out: without any action or resource of it a check fails again. */

/** What GitLab's clients call, and the probes of this pod do not: no check can miss it. */
const NOT_PROBED: readonly string[] = [
  's3:GetBucketLocation',
  's3:ListBucketMultipartUploads',
  's3:ListMultipartUploadParts',
  's3:AbortMultipartUpload',
]

const SAMPLE: Readonly<Record<string, readonly string[]>> = {
  'role-without-policies': ['REGISTRY', 'LFS'],
  'one-bucket-missing': ['REGISTRY', 'LFS'],
  'object-arn-missing': ['UPLOADS', 'LFS'],
  'bucket-arn-missing': ['UPLOADS', 'LFS'],
  'delete-not-allowed': ['UPLOADS', 'LFS'],
  'kms-not-allowed': ['ARTIFACTS'],
}

const withoutKey = { buckets: { 'acme-gitlab-artifacts': { encryption: null } } }

async function examined(world: World): Promise<Report> {
  const lab = await startLab(world)
  try {
    return reportOf(await runDoctor(lab, ['-o', 'json', '--request-timeout', '30s']))
  } finally {
    await lab.close()
  }
}

for (const [name, buckets] of Object.entries(SAMPLE))
  t.test(name, async (t) => {
    // A key would come to light only after the first step, and has a world of its own here.
    const world =
      name === 'kms-not-allowed'
        ? fewerBuckets(loadWorld(name), buckets)
        : patchWorld(fewerBuckets(loadWorld(name), buckets), withoutKey)
    const { findings } = await examined(world)
    t.equal((await examined(healed(world, findings))).exitCode, 0, 'it is healed')
    const lesser = findings.flatMap((finding) =>
      finding.fix.policies.flatMap((policy, at) =>
        smaller(policy).map(({ without, policy: less }) => ({
          without,
          findings: findings.map((one) => (one === finding ? withPolicy(one, at, less) : one)),
        })),
      ),
    )
    t.ok(lesser.length > 0, 'something can be left out')
    await sideBySide(lesser, 2, async ({ without, findings }) => {
      const { exitCode } = await examined(healed(world, findings))
      t.equal(exitCode, 3, `a check fails without ${without}`)
    })
  })

/** The fix with each action, and each resource, left out once. */
function smaller(policy: PolicyFix): readonly { readonly without: string; readonly policy: PolicyFix }[] {
  const all = statementsOf(plain(policy.document))
  return all.flatMap((statement, at) =>
    (['Action', 'Resource'] as const).flatMap((element) =>
      listed(statement[element])
        .filter((value) => !NOT_PROBED.includes(value))
        .map((value) => {
          const kept = listed(statement[element]).filter((other) => other !== value)
          const changed = all.flatMap((one, index) => {
            if (index !== at) return [one]
            return kept.length === 0 ? [] : [{ ...statement, [element]: kept }]
          })
          // AWS takes no policy without a statement; one for nothing of ours stands for none.
          const Statement =
            changed.length === 0 ? [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }] : changed
          return {
            without: `${value} in ${at + 1}`,
            policy: { ...policy, document: { Version: '2012-10-17', Statement } },
          }
        }),
    ),
  )
}

function withPolicy(finding: Finding, at: number, policy: PolicyFix): Finding {
  const policies = finding.fix.policies.map((one, index) => (index === at ? policy : one))
  return { ...finding, fix: { ...finding.fix, policies } }
}

function plain(document: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(document))
}
