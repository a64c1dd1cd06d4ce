import fc from 'fast-check'
import t from 'tap'
import { usageErrorReport } from '../../src/errorReport.ts'
import type { Report } from '../../src/model/report.ts'
import { renderJson } from '../../src/render/json.ts'
import { renderJunit } from '../../src/render/junit.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { renderShort } from '../../src/render/short.ts'
import { renderText } from '../../src/render/text.ts'
import { reportFullOf } from './reportFullOf.ts'
import { RUN, TOOL } from './runs.ts'

const STYLES = [true, false].flatMap((unicode) =>
  [true, false].map((verbose) => ({ unicode, verbose, color: false, quiet: false, width: 80 })),
)

function documentsOf(report: Report): readonly string[] {
  return [
    renderJson(report),
    renderMarkdown(report),
    renderJunit(report),
    ...STYLES.flatMap((style) => [renderText(report, style), renderShort(report, style)]),
  ]
}

t.test('no text from outside reaches the terminal as a control character', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) =>
      [reportFullOf(text), usageErrorReport({ tool: TOOL, run: RUN }, text, text)]
        .flatMap(documentsOf)
        .every((document) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(document.replaceAll('\n', ''))),
    ),
    { numRuns: 60 },
  )
  t.pass('for any text')
})

t.test('a value with a newline cannot forge a line of the report', async (t) => {
  for (const report of [reportFullOf('x\nHealthy: all is well. Exit code 0.')]) {
    for (const document of documentsOf(report)) {
      t.notMatch(document, /^Healthy/m)
      t.match(document, 'x\\nHealthy')
    }
  }
})

t.test('escapes are shown, not sent', async (t) => {
  for (const style of STYLES) {
    const text = renderText(reportFullOf('\u001b]0;owned\u0007'), style)
    t.match(text, '\\u001b]0;owned\\u0007')
  }
})
