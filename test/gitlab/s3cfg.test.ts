import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { readS3cfg } from '../../src/gitlab/s3cfg.ts'
import { s3cfgLines } from '../../src/gitlab/s3cfgLines.ts'
import { minioS3cfg } from './files.ts'
import { contentOf, Kept } from './kept.ts'

const read = (text: string, env: Record<string, string> = {}, kept = new Kept()) =>
  contentOf(readS3cfg('/home/git/.s3cfg', text, env, kept))

t.test('the documented file for a role', async (t) => {
  const { keys, bucketLocation, sections, minioFallback, complaints } = read(
    '[default]\nbucket_location = us-east-1\n',
  )
  t.strictSame(keys, { file: '/home/git/.s3cfg', key: '' })
  t.match(bucketLocation, { value: 'us-east-1', key: 'bucket_location' })
  t.strictSame([sections, minioFallback, complaints], [['default'], false, []])
})

t.test('the documented file with keys', async (t) => {
  const kept = new Kept()
  const { keys } = read(
    '[default]\naccess_key = AKIAQ3EGRIGPUWSCLWHS\nsecret_key = canary;with#signs\nbucket_location = us-east-1\nmultipart_chunk_size_mb = 128\n',
    {},
    kept,
  )
  t.match(keys, { accessKeyId: { prefix: 'AKIA', oddities: [] }, secretAccessKey: { oddities: [] } })
  t.equal(kept.pairs[0]?.secretAccessKey, 'canary;with#signs', 'nothing in a line begins a comment')
})

t.test('the chart’s fallback to MinIO is recognised, with its empty keys', async (t) => {
  const { minioFallback, keys, signatureV2, hostBase, complaints } = read(minioS3cfg)
  t.strictSame(complaints, [])
  t.equal(minioFallback, true)
  t.strictSame(keys, { file: '/home/git/.s3cfg', key: '' })
  t.match([signatureV2, hostBase], [{ value: true }, { value: 'minio.acme.example' }])
  t.equal(read(minioS3cfg.replace('signature_v2 = True', '')).minioFallback, false)
})

t.test('what s3cmd takes for granted', async (t) => {
  t.match(read('access_key = AKIAQ3EGRIGPUWSCLWHS\n'), {
    sections: [],
    keys: { accessKeyId: { present: true } },
  })
  t.match(read('[minio]\nhost_base = minio.acme.example\n'), { hostBase: { value: 'minio.acme.example' } })
  t.match(read('[default]\nbucket_location = "eu-west-1" \n').bucketLocation, { value: /^eu-west-1/ })
  t.match(read('[default]\naccess_key = $KEY\n', { KEY: 'AKIAQ3EGRIGPUWSCLWHS' }).keys.accessKeyId, {
    prefix: 'AKIA',
  })
  t.match(read('[default]\r\nuse_https = No\r\n'), { useHttps: { value: false } })
  t.match(read('\uFEFF[default]\nuse_https = Yes\n').complaints, [{ kind: 'ignored-line', line: 1 }])
  t.match(read('[default]\nuse_https = perhaps\nuse_https = sometimes\nhost_base minio\n').complaints, [
    { kind: 'wrong-type', key: 'use_https', wanted: 'true or false' },
    { kind: 'duplicate-key', key: 'use_https', line: 3 },
    { kind: 'ignored-line', line: 4 },
  ])
})

t.test('no line of a file is a setting', async (t) => {
  t.match(readS3cfg('/s', 'canary\n', {}, new Kept()), { ok: false, reason: 'syntax', line: 1 })
})

const python = `
import sys, json
from S3.Config import ConfigParser
print(json.dumps(ConfigParser(sys.argv[1]).cfg))
`

const ownReader = spawnSync('/usr/bin/python3', ['-c', 'import S3.Config'])
const skip = ownReader.status === 0 ? false : 'needs s3cmd in the Python of the system'

t.test('s3cmd’s own reader sees the same', { skip }, async (t) => {
  const samples = [
    minioS3cfg,
    '[default]\naccess_key = a;b#c\n  secret_key=  "quoted value"  \n[other]\nhost_base = x # y\n# access_key = no\n',
    '\uFEFFaccess_key = lost\r\nsecret_key = kept\r\n',
    'a b = 1\nhost_base=%(x)s\nhost_base = last\n= 2\nuse_https =\n',
  ]
  for (const [index, sample] of samples.entries()) {
    const file = join(t.testdir({ s3cfg: sample }), 's3cfg')
    const printed = execFileSync('/usr/bin/python3', ['-W', 'ignore', '-c', python, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ours = s3cfgLines(sample).flatMap((one) => (one.kind === 'setting' ? [[one.name, one.value]] : []))
    t.strictSame(Object.fromEntries(ours), JSON.parse(printed), `sample ${index}`)
  }
})
