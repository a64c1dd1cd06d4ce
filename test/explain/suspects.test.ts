import t from 'tap'
import { bucketChecks, podChecks } from '../../src/checks/index.ts'
import { howToFix } from '../../src/explain/advice/howToFix.ts'
import { printedFor } from '../../src/explain/advice/printed.ts'
import { suspects } from '../../src/explain/causes/index.ts'
import { factsOf } from '../../src/explain/facts.ts'
import { pageOf } from '../../src/pages.ts'
import { CAUSES } from '../words.ts'

t.test('every cause of the closed list is suspected once', async (t) => {
  t.strictSame(suspects.map(({ cause }) => cause).toSorted(), Object.keys(CAUSES).toSorted())
})

t.test('every finding that is named has a page with a fix', async (t) => {
  const named = suspects.flatMap(({ finding, clues }) => [finding, ...clues.map((clue) => clue.finding)])
  for (const finding of new Set(named.filter((id) => id !== undefined))) {
    t.ok(pageOf(finding), finding)
    t.match(howToFix(finding), /^\S.{20,}/, `${finding} says what to do`)
  }
})

t.test('every next check of the doctor exists', async (t) => {
  const checks = new Set([...podChecks, ...bucketChecks].map(({ id }) => `${id}`))
  const facts = factsOf('', [])
  for (const { cause, nextCheck } of suspects) {
    const { check } = nextCheck(facts)
    if (check !== undefined) t.ok(checks.has(check), `${cause}: ${check}`)
  }
})

t.test('no clue speaks of itself: an empty text has no candidate', async (t) => {
  const facts = factsOf('', [])
  for (const { cause, clues } of suspects)
    for (const { words, when } of clues)
      t.notOk(words === undefined && when?.(facts), `${cause} has no clue that always holds`)
})

t.test('what a page calls printed stands beside it', async (t) => {
  const denied =
    'User: arn:aws:sts::111122223333:assumed-role/gitlab/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme/x"'
  const facts = factsOf(denied, [])
  const named = suspects.flatMap(({ finding, fix, clues }) =>
    fix === undefined ? [finding, ...clues.map((clue) => clue.finding)] : [],
  )
  for (const finding of new Set(named.filter((id) => id !== undefined))) {
    if (!/\bprinted\b(?! certificate)/.test(howToFix(finding) ?? '')) continue
    const { commands, policies } = printedFor(finding, facts)
    t.ok(commands.length + policies.length > 0, finding)
  }
})
