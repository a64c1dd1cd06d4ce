import t from 'tap'
import { problemInWords, problemsInWords } from '../../src/gitlab/problemWords.ts'
import type { Problem } from '../../src/model/gitlabProblems.ts'

const at = { file: '/etc/x.yml', key: 'a.b' } as const
const credential = { ...at, present: true, prefix: 'AKIA', account: '111122223333', oddities: [] } as const

const said: readonly (readonly [Problem, RegExp])[] = [
  [{ kind: 'static-key', ...at, credential, besideRole: true }, /a long-term key of account 111122223333$/],
  [{ kind: 'half-key-pair', ...at, missing: 'access key id' }, /without its access key id$/],
  [{ kind: 'iam-profile-off', ...at, because: 'not-a-boolean' }, /neither true nor false$/],
  [{ kind: 'provider', ...at, value: 'aws' }, /"aws", which Rails does not know/],
  [{ kind: 'provider', ...at }, /is missing$/],
  [{ kind: 'region-malformed', ...at, value: 'x\n' }, /"x\\n", which is no name of a region$/],
  [{ kind: 'endpoint-not-aws', ...at, value: 'https://minio' }, /is not AWS/],
  [{ kind: 'consolidated-ignored', ...at, because: [at, at] }, /because of a\.b in \/etc\/x\.yml$/],
  [{ kind: 'several-drivers', ...at, drivers: ['s3', 's3_v2'] }, /2 drivers: s3, s3_v2$/],
  [{ kind: 'wrong-type', ...at, wanted: 'a mapping', found: 'text' }, /is text where a mapping is wanted$/],
  [{ kind: 'duplicate-key', ...at, line: 7 }, /twice, again in line 7; the last one counts$/],
  [{ kind: 'unknown-key', ...at, name: 'b', meant: 'bucket' }, /not known; bucket was meant$/],
]

t.test('each problem is told with its place', async (t) => {
  for (const [problem, words] of said) {
    const line = problemInWords(problem)
    t.match(line, /a\.b in \/etc\/x\.yml/)
    t.match(line, words)
    t.notMatch(line, /undefined/)
  }
})

t.test('a mistake that is made for every type is not told for every type', async (t) => {
  const many = ['a', 'b', 'c', 'd', 'e'].map(
    (key): Problem => ({ kind: 'region-missing', file: '/etc/x.yml', key }),
  )
  t.equal(
    problemsInWords(many),
    'a in /etc/x.yml is missing; b in /etc/x.yml is missing; c in /etc/x.yml is missing; and 2 more',
  )
  t.equal(problemsInWords([...many.slice(0, 1), ...many.slice(0, 1)]), 'a in /etc/x.yml is missing')
})
