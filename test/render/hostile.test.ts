import fc from 'fast-check'
import t from 'tap'
import { usageErrorReport } from '../../src/errorReport.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { renderJson } from '../../src/render/json.ts'
import { renderShort } from '../../src/render/short.ts'
import { renderText } from '../../src/render/text.ts'
import { bucket, evidence, podCheck, refused, s3, skipped, sts } from './evidence.ts'
import { RUN, reportOf, TOOL } from './runs.ts'

/** A report in which every string that can come from outside is this one. */
function reportFullOf(text: string): Report {
  const answer = { endpoint: text, code: text, message: text, requestId: text, extendedRequestId: text }
  const no = refused(text, { ...sts('GetCallerIdentity'), ...answer })
  const finding: Finding = {
    id: 'unexplained-failure',
    cause: 'other',
    severity: 'problem',
    confidence: 'possible',
    title: text,
    what: text,
    why: [text, `sub  ${text}`],
    fix: {
      text,
      commands: [text],
      policies: [
        {
          attachTo: 'role-trust',
          name: text,
          mode: 'add',
          document: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: text, Condition: { StringEquals: { [text]: text } } }],
          },
        },
      ],
    },
    explains: [{ check: 'caller-identity' }],
    targets: [text],
    page: 'docs/findings/unexplained-failure.md',
  }
  const full = evidence(
    {
      'caller-identity': podCheck('caller-identity', 'identity', no, text),
      'assume-role': podCheck('assume-role', 'identity', no, text),
      'expected-role': podCheck('expected-role', 'identity', skipped('not-applicable', text)),
    },
    [
      bucket(['lfs'], text, {
        's3-list': refused(text, { ...s3('ListObjectsV2'), ...answer }),
        's3-encryption': no,
        's3-delete': skipped('not-applicable', text),
      }),
    ],
  )
  const failure = { origin: 'aws', code: text, message: text } as const
  return reportOf(
    {
      ...full,
      pod: { component: 'unknown', uid: 0, name: text, namespace: text, serviceAccount: text, region: text },
    },
    {
      findings: [finding, { ...finding, severity: 'warning' }],
      identities: [{ id: 'i', source: 'irsa', stsHost: text, callerArn: text, usedBy: ['rails'], failure }],
      clients: [{ id: 's3cmd', source: 'irsa', supported: false, note: text }],
      leftovers: [{ bucket: text, key: text, uploadId: text, versionId: text, why: text, command: text }],
    },
  )
}

const STYLES = [true, false].flatMap((unicode) =>
  [true, false].map((verbose) => ({ unicode, verbose, color: false, quiet: false, width: 80 })),
)

function documentsOf(report: Report): readonly string[] {
  return [
    renderJson(report),
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
