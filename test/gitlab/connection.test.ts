import t from 'tap'
import { readConnectionFile } from '../../src/gitlab/connection.ts'
import type { Complaint } from '../../src/model/gitlab.ts'
import { contentOf, Kept } from './kept.ts'
import { matchAll } from './pod.ts'

const read = (text: string, kept = new Kept()) => contentOf(readConnectionFile('/c', text, kept))

t.test('booleans as Rails takes them', async (t) => {
  const cases: readonly (readonly [yaml: string, value: boolean | undefined, complaint: boolean])[] = [
    ['true', true, false],
    ['false', false, false],
    ['yes', true, false],
    ['"true"', true, false],
    ['"Yes"', true, false],
    ['"on"', true, false],
    ['"1"', true, false],
    ['1', true, false],
    ['0', false, true],
    ['"false"', false, true],
    ['"n"', false, true],
    ['maybe', undefined, true],
    ['[true]', undefined, true],
    ['"true\\n"', true, false],
    ['', undefined, false],
  ]
  for (const [yaml, value, complaint] of cases) {
    const { useIamProfile, complaints } = read(`provider: AWS\nregion: us-east-1\nuse_iam_profile: ${yaml}\n`)
    t.equal(useIamProfile?.value, value, `use_iam_profile: ${yaml}`)
    t.strictSame(
      complaints.map(({ kind }) => kind),
      complaint ? ['wrong-type'] : [],
      `complaints of ${yaml}`,
    )
  }
})

t.test('names that are nearly right', async (t) => {
  const cases: readonly (readonly [written: string, meant: string | undefined])[] = [
    ['use_iam_role', 'use_iam_profile'],
    ['use_iam_instance_profile', 'use_iam_profile'],
    ['useIamProfile', 'use_iam_profile'],
    ['use_iam_profil', 'use_iam_profile'],
    ['use-iam-profile', 'use_iam_profile'],
    ['use_instance_profile', 'use_iam_profile'],
    ['iam_role', 'use_iam_profile'],
    ['aws_region', 'region'],
    ['access_key_id', 'aws_access_key_id'],
    ['regoin', 'region'],
    ['Region', 'region'],
    ['end_point', 'endpoint'],
    ['aws_acces_key_id', 'aws_access_key_id'],
    ['colour', undefined],
  ]
  for (const [name, meant] of cases) {
    const [complaint] = read(`provider: AWS\n${name}: true\n`).complaints
    const expected: Complaint = {
      kind: 'unknown-key',
      file: '/c',
      key: name,
      name,
      ...(meant === undefined ? {} : { meant }),
    }
    t.strictSame(complaint, expected, name)
  }
})

t.test('a name that may be a secret is not told', async (t) => {
  const text = '{"provider":"AWS",aws_secret_access_key:wJalrXUtnFEMIcanary,AKIAQ3EGRIGPUWSCLWHS: x}'
  const { complaints } = read(text)
  t.equal(complaints.filter(({ kind }) => kind === 'unknown-key').length, 2)
  t.notMatch(JSON.stringify(complaints), /wJalr|AKIA/)
})

t.test('keys, and what is odd about them', async (t) => {
  const kept = new Kept()
  const { keys, complaints } = read(
    'provider: AWS\naws_access_key_id: "\'ASIAQ3EGRIGPUWSCLWHS\'"\naws_secret_access_key: "wJalr canary\\n"\n',
    kept,
  )
  t.match(keys.accessKeyId, { prefix: 'ASIA', oddities: ['quotes'], key: 'aws_access_key_id', file: '/c' })
  t.strictSame(keys.secretAccessKey?.oddities, ['newline', 'space'])
  t.strictSame(complaints, [])
  t.equal(kept.pairs[0]?.secretAccessKey, 'wJalr canary\n', 'as it stands')
  matchAll(t, read('provider: AWS\naws_access_key_id: ""\n').complaints, [
    { kind: 'odd-text', oddity: 'empty' },
  ])
  t.match(read('provider: AWS\naws_secret_access_key: 1234567890123\n'), {
    keys: { secretAccessKey: { present: true } },
    complaints: [{ kind: 'wrong-type', wanted: 'text', found: 'a number' }],
  })
})

t.test('texts that reach AWS as they stand', async (t) => {
  matchAll(t, read('provider: AWS\nregion: "us-east-1\\n"\n').complaints, [
    { kind: 'odd-text', oddity: 'newline' },
  ])
  matchAll(t, read('provider: AWS\nregion: "\'us-east-1\'"\n').complaints, [
    { kind: 'odd-text', oddity: 'quotes' },
  ])
  matchAll(t, read('provider: AWS\nregion: <%= ENV["R"] %>\n').complaints, [
    { kind: 'odd-text', oddity: 'template' },
  ])
  const kept = new Kept()
  t.equal(
    read('endpoint: https://user:passcanary@s3.acme.example:9000', kept).endpoint?.value,
    'https://s3.acme.example:9000',
  )
  t.ok(kept.hidden.includes('passcanary'))
})

t.test('numbers, and the keys of other providers', async (t) => {
  t.equal(read('provider: AWS\naws_signature_version: 2').signatureVersion?.value, 2)
  t.equal(read('provider: AWS\naws_signature_version: "4"').signatureVersion?.value, 4)
  matchAll(t, read('provider: AWS\naws_signature_version: four').complaints, [
    { wanted: 'a number', found: 'text' },
  ])
  t.strictSame(read('provider: Google\ngoogle_project: acme\n').complaints, [])
})

t.test('JSON, a byte order mark and CRLF are YAML too', async (t) => {
  for (const text of [
    '{"provider":"AWS","region":"us-east-1"}',
    '\uFEFFprovider: AWS\r\nregion: us-east-1\r\n',
  ])
    t.match(read(text), { provider: { value: 'AWS' }, region: { value: 'us-east-1' }, complaints: [] })
})
