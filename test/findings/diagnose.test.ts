import fc from 'fast-check'
import t from 'tap'
import { symptomsOf } from '../../src/evidence.ts'
import { symptomOf } from '../../src/findings/clues/symptoms.ts'
import { diagnose } from '../../src/findings/diagnose.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Failed } from '../../src/model/outcome.ts'
import type { Rule } from '../../src/model/rule.ts'
import { deniedText, noIdentityPolicy } from './cases/case.ts'
import { cases } from './cases/index.ts'
import {
  BUCKET_CHECKS,
  type BucketOutcomes,
  bare,
  evidence,
  POD_CHECKS,
  type PodOutcomes,
} from './evidence.ts'
import { failedInPod, refused, unreachable, warned } from './outcomes.ts'

t.test('a healthy pod has no finding', async (t) => {
  t.same(diagnose(evidence()), [])
  t.same(diagnose(bare({})), [])
})

t.test('a rule claims only what is open, and only symptoms', async (t) => {
  const greedy = (id: string): Rule => ({
    id,
    cause: 'other',
    diagnose: () => [
      {
        severity: 'problem',
        confidence: 'certain',
        title: id,
        what: id,
        why: [],
        fix: { text: id, commands: [], policies: [] },
        explains: [
          { check: 's3-list', bucket: 'a' },
          { check: 's3-list', bucket: 'b' },
          { check: 'region-set' },
        ],
        targets: ['a'],
      },
    ],
  })
  const told = evidence({ buckets: { a: { 's3-list': refused('X', 'x') }, b: {} } })
  const findings = diagnose(told, [greedy('first'), greedy('second')])
  t.same(
    findings.map(({ id, explains, page }) => ({ id, explains, page })),
    [{ id: 'first', explains: [{ check: 's3-list', bucket: 'a' }], page: 'docs/findings/first.md' }],
  )
})

t.test('problems come before warnings, each in the order of the checks', async (t) => {
  const findings = diagnose(
    evidence({
      checks: {
        'registry-no-keys': warned({ problems: [] }, 'half-key-pair'),
      },
      buckets: {
        a: { 's3-list': refused('NoSuchBucket', 'gone') },
        b: { 's3-write': refused('SlowDown', 'slow') },
      },
    }),
  )
  t.same(
    findings.map(({ id }) => id),
    ['bucket-missing', 'requests-throttled', 'registry-key-without-secret'],
  )
})

t.test('whatever fails, every symptom has exactly one finding and every finding a symptom', async (t) => {
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(anyEvidence(), (told) => {
        const findings = diagnose(told)
        const explained = findings
          .flatMap(({ explains }) => explains)
          .map((symptom) => JSON.stringify(symptom))
        const symptoms = symptomsOf(told).map((record) => JSON.stringify(symptomOf(record)))
        const texts = JSON.stringify(findings)
        return (
          explained.toSorted().join() === symptoms.toSorted().join() &&
          findings.every(
            ({ explains, why, fix }) => explains.length > 0 && why.length > 0 && fix.text !== '',
          ) &&
          !/undefined|NaN/.test(texts)
        )
      }),
      { numRuns: 400 },
    ),
  )
})

t.test('a saved report can be diagnosed again', async (t) => {
  for (const { matches } of Object.values(cases)) {
    for (const { story, evidence: told } of matches) {
      const again: Evidence = JSON.parse(JSON.stringify(told))
      t.same(diagnose(again), diagnose(told), story)
    }
  }
})

/** Any mixture of what can go wrong, sensible or not. */
function anyEvidence(): fc.Arbitrary<Evidence> {
  const outcomes = <Id extends string>(ids: readonly Id[]) =>
    fc
      .array(fc.tuple(fc.constantFrom(...ids), anyFailure()), { maxLength: 6 })
      .map((pairs): Record<string, Failed<never>> => Object.fromEntries(pairs))
  const pod: fc.Arbitrary<PodOutcomes> = outcomes(POD_CHECKS)
  const bucket: fc.Arbitrary<BucketOutcomes> = outcomes(BUCKET_CHECKS)
  const source = fc.constantFrom('irsa', 'imds', 'static-env', 'none')
  return fc
    .tuple(pod, fc.dictionary(fc.constantFrom('a', 'b', 'c'), bucket), source)
    .map(([checks, buckets, from]) => evidence({ checks, buckets, probedAs: { source: from } }))
}

function anyFailure(): fc.Arbitrary<Failed<never>> {
  const stage = fc.constantFrom('dns', 'tcp', 'proxy', 'tls', 'http')
  const network = fc
    .tuple(
      stage,
      fc.constantFrom('ENOTFOUND', 'ECONNRESET', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'not-aws'),
    )
    .map(([at, code]) => unreachable(at, code, 'host.example.com'))
  const inPod = fc
    .constantFrom(
      'ENOENT',
      'EACCES',
      'empty',
      'no-credentials',
      'half-injected',
      'static-keys',
      'token-expired',
      'leftovers',
      'clock-skew',
      'x',
    )
    .map((code) => failedInPod(code))
  const fromAws = fc
    .tuple(
      fc.constantFrom(
        'AccessDenied',
        'InvalidIdentityToken',
        'ExpiredToken',
        'NoSuchBucket',
        'KMS.X',
        'PermanentRedirect',
        'New',
      ),
      fc.constantFrom(
        'Access Denied',
        deniedText('s3:ListBucket', 'arn:aws:s3:::a', noIdentityPolicy('s3:ListBucket')),
        deniedText('s3:PutObject', 'arn:aws:s3:::b/k', 'with an explicit deny in a resource-based policy'),
        'Incorrect token audience',
        '',
      ),
      fc.constantFrom('ListObjectsV2', 'PutObject', 'CopyObject', 'AssumeRoleWithWebIdentity', 'Unheard'),
    )
    .map(([code, message, operation]) => refused(code, message, { operation }))
  return fc.oneof(network, inPod, fromAws)
}
