import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { reportOf } from './report.ts'
import { runExecutable } from './run.ts'
import { sideBySide } from './sideBySide.ts'

const dir = t.testdir({ 'garbage.pem': 'not a certificate', 'empty.pem': '', file: 'a file' })
const brokenPem = join(dir, 'broken.pem')
writeFileSync(brokenPem, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')

/** Words that cannot be meant, and what must stand in the one message about them. */
const wrong: readonly (readonly [words: readonly string[], message: RegExp])[] = [
  [['--nonsense'], /nonsense/],
  [['--no-color'], /no-color/],
  [['-x'], /x/],
  [['frobnicate'], /frobnicate/],
  [['check', 'extra'], /extra/],
  [['schema', 'extra'], /extra/],
  [['explain'], /finding/],
  [['explain', 'no-such-finding'], /no-such-finding/],
  [['--only', 'no-such-check'], /no check or category matches "no-such-check"/],
  [['--only', 's3-list,s3-lits'], /"s3-lits"/],
  [['--skip', 'zzz*'], /"zzz\*"/],
  [['--only', ''], /--only/],
  [['--only'], /only/],
  [['--bucket', 'my-bucket'], /--bucket is "my-bucket".*USE=NAME/],
  [['--bucket', 'registry='], /--bucket is "registry="/],
  [['--bucket', 'nothing=my-bucket'], /nothing=my-bucket/],
  [['--bucket', '=\u001b[31m'], /"=\\u001b\[31m"/],
  [['--timeout', 'never'], /--timeout is "never"/],
  [['--timeout', '0'], /--timeout is "0"/],
  [['--timeout=-5s'], /--timeout is "-5s"/],
  [['--timeout', '2d'], /--timeout is "2d"/],
  [['--timeout', '1e9'], /--timeout is "1e9"/],
  [['--request-timeout', 'NaN'], /--request-timeout is "NaN"/],
  [['--request-timeout'], /request-timeout/],
  [['--connect-to', 'somewhere'], /--connect-to is "somewhere"/],
  [['--connect-to', 'host:99999'], /--connect-to is "host:99999"/],
  [['--connect-to', 'a:b:c:d'], /--connect-to is "a:b:c:d"/],
  [['--region', 'us east'], /--region is "us east"/],
  [['--region', ''], /--region is ""/],
  [['--region', 'https://s3.amazonaws.com'], /--region is/],
  [['--output', 'yaml'], /output.*yaml.*json/],
  [['--color', 'blue'], /color.*blue/],
  [['--fail-on', 'never'], /fail-on.*never/],
  [['--fail-on'], /fail-on/],
  [['--read-only=yes'], /--read-only is "yes"/],
  [['--read-only=1'], /--read-only is "1"/],
  [['--sweep=maybe'], /--sweep is "maybe"/],
  [['--read-only', 'please'], /please/],
  [['--output-file'], /output-file/],
  [['--root', join(dir, 'missing')], /--root .*missing/],
  [['--root', join(dir, 'file')], /--root .*file/],
  [['--ca-bundle', join(dir, 'missing.pem')], /--ca-bundle .*missing\.pem.*ENOENT/],
  [['--ca-bundle', dir], /--ca-bundle .*EISDIR/],
  [['--ca-bundle', join(dir, 'garbage.pem')], /garbage\.pem.*no PEM certificate/],
  [['--ca-bundle', join(dir, 'empty.pem')], /empty\.pem.*no PEM certificate/],
  [['--ca-bundle', brokenPem], /broken\.pem cannot be used/],
]

t.test('a wrong command line gets one message and exit code 2, in every format', async (t) => {
  // Nowhere: should a wrong command line be taken for a right one, it must not reach anybody.
  const nowhere = ['--connect-to', '127.0.0.1:1', '--timeout', '3s']
  const withNowhere = (words: readonly string[]) =>
    words.some((word) => /^(schema|explain|--connect-to|--timeout)/.test(word))
      ? words
      : [...nowhere, ...words]
  await sideBySide(wrong, 3, async ([words, message]) => {
    const told = JSON.stringify(words)
    const text = await runExecutable(withNowhere(words), {})
    t.match(text.stdout.replace(/\s+/g, ' '), message, `the message says what is wrong: ${told}`)
    t.strictSame([text.exitCode, text.stderr], [2, ''], `exit code 2 and nothing on stderr: ${told}`)
    t.notMatch(text.stdout, /\\n| at \S+:\d+/, `neither a stack nor an escaped newline: ${told}`)
    for (const json of [['-o', 'json'], ['--json']]) {
      const ran = await runExecutable([...json, ...withNowhere(words)], {})
      const report = reportOf(ran)
      t.strictSame([report.outcome, report.exitCode], ['usage-error', 2], `a usage error as JSON: ${told}`)
      t.notMatch(report.error?.message, /\n/, `in one line: ${told}`)
    }
  })
})

t.test('the wish for JSON is seen however it is written', async (t) => {
  for (const wish of [
    ['-ojson'],
    ['-o=json'],
    ['--output=json'],
    ['--output', 'json'],
    ['-vqo', 'json'],
    ['-vojson'],
  ]) {
    const ran = await runExecutable([...wish, '--nonsense'], {})
    t.equal(reportOf(ran).outcome, 'usage-error', wish.join(' '))
  }
})
