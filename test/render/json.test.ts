import t from 'tap'
import { renderJson } from '../../src/render/json.ts'
import { mixedRun } from './runs.ts'

t.test('one indented document with a newline at its end, and nothing lost', async (t) => {
  const report = mixedRun()
  const json = renderJson(report)
  t.match(json, /^\{\n {2}"schemaVersion": 1,\n[\s\S]*\n\}\n$/)
  t.strictSame(JSON.parse(json), report)
})
