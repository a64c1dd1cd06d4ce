import fc from 'fast-check'
import t from 'tap'
import { explain } from '../../src/explain/explain.ts'
import { explanationJson, explanationText } from '../../src/render/explanation.ts'
import { texts } from '../explain/texts.ts'

const style = (width: number, unicode = true) => ({
  color: false,
  unicode,
  width,
  verbose: false,
  quiet: false,
})
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

t.test('prose keeps to the width; what is pasted is never broken', async (t) => {
  for (const { name, text } of texts) {
    for (const width of [60, 80, 120]) {
      const lines = explanationText(explain(text), style(width)).split('\n')
      // Values to compare, commands and policies stand on lines of their own, however long.
      const prose = lines.filter(
        (line) => !/^ {10}|^ {4}\S+ +\S+$|^ {2}\S+: |^ {2}More/.test(line) && /\s\S+\s/.test(line.trim()),
      )
      const long = prose.filter((line) => line.length > width && !/\S{30,}/.test(line))
      t.strictSame(long, [], `${name}, ${width}`)
    }
  }
})

t.test('commands are printed whole, on one line each', async (t) => {
  for (const { name, text } of texts) {
    const printed = explanationText(explain(text), style(60)).split('\n')
    const [best] = explain(text).candidates
    for (const command of best?.fix.commands ?? [])
      t.ok(printed.includes(`          ${command}`), `${name}: ${command}`)
  }
})

t.test('the best is told with its fix, what is only possible with its next check', async (t) => {
  const text = explanationText(
    explain('AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity'),
    style(80),
  )
  const blocks = text.split(/\n(?=LIKELY|POSSIBLE|CERTAIN)/)
  t.match(blocks[1], /^LIKELY 1 of \d {2}trust-policy-sub-mismatch\n[\s\S]*\n {2}Fix {3}/)
  for (const block of blocks.slice(2)) {
    t.match(block, /^POSSIBLE[\s\S]*\n {2}Next {2}/)
    t.notMatch(block, /\n {2}Fix/)
  }
})

t.test('no text reaches the terminal or the JSON as a control character', async (t) => {
  const pieces = [
    'AccessDenied: ',
    'User: arn:aws:sts::111122223333:assumed-role/',
    '\u001b]0;owned\u0007',
    '\u202e',
    '\n',
    'dial tcp: lookup ',
  ]
  const text = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, (any) => {
      const answer = explain(any)
      const printed = [
        explanationJson(answer),
        explanationText(answer, style(80)),
        explanationText(answer, style(80, false)),
      ]
      return printed.every((document) => !UNSEEN.test(document.replaceAll('\n', '')))
    }),
    { numRuns: 200 },
  )
  t.pass('for any text')
})

t.test('a hostile text puts nothing into a command', async (t) => {
  const hostile = [
    'User: arn:aws:sts::111122223333:assumed-role/$(reboot)/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme;reboot/x" because no identity-based policy allows the s3:PutObject action',
    'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied s3://`reboot`/x bucket "a;reboot"',
    'Post "https://sts.eu-central-1.amazonaws.com/$(reboot)": dial tcp: lookup sts.$(reboot).amazonaws.com on 10.0.0.2:53: no such host',
    'User: arn:aws:iam::111122223333:user/`reboot` is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-central-1:111122223333:key/x;reboot because no identity-based policy allows the kms:Decrypt action',
  ]
  for (const text of hostile) {
    const { candidates } = explain(text)
    t.ok(candidates.length > 0)
    for (const { fix, nextCheck } of candidates)
      for (const command of [...fix.commands, nextCheck.command]) t.notMatch(command, /reboot/, text)
  }
})
