import t from 'tap'
import { symptomsOf } from '../../src/evidence.ts'
import { diagnose } from '../../src/findings/diagnose.ts'
import { rules } from '../../src/findings/index.ts'
import { cases } from './cases/index.ts'

t.test('every rule has a story that it alone explains, and one that looks alike', async (t) => {
  t.same(Object.keys(cases).toSorted(), rules.map(({ id }) => id).toSorted())
  for (const [id, { matches, nearMisses }] of Object.entries(cases)) {
    t.ok(matches.length > 0, `${id} has a match`)
    t.ok(nearMisses.length > 0, `${id} has a near miss`)
  }
})

for (const [id, { matches, nearMisses }] of Object.entries(cases)) {
  t.test(id, async (t) => {
    for (const { story, evidence, finds = [id], says = [] } of matches) {
      const findings = diagnose(evidence)
      t.same(
        findings.map((finding) => finding.id),
        finds,
        story,
      )
      const text = JSON.stringify(findings)
      for (const words of says) t.match(text, words, `${story}: ${words}`)
      t.notMatch(text, /undefined|NaN|\[object/, `${story}: every value is filled in`)
      const explained = findings.flatMap(({ explains }) => explains)
      t.equal(explained.length, symptomsOf(evidence).length, `${story}: nothing is left over`)
    }
    for (const { story, evidence, finds } of nearMisses) {
      t.same(
        diagnose(evidence).map((finding) => finding.id),
        finds,
        `near miss: ${story}`,
      )
    }
  })
}
