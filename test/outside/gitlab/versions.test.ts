import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { versionsOf } from '../../../src/outside/gitlab/versions.ts'
import { type PodFiles, podAt, rootWith } from '../../gitlab/pod.ts'

function ask(t: Test, files: PodFiles, programs: PodFiles = {}, stop = new AbortController().signal) {
  const root = rootWith(t, { ...files, ...programs })
  for (const path of Object.keys(programs)) chmodSync(join(root, path), 0o755)
  return versionsOf(podAt(root), root, stop)
}

t.test('files tell without a program being run', async (t) => {
  const gems = Array.from({ length: 3000 }, (_, at) => `    gem${at} (1.0.${at})`)
  const versions = await ask(
    t,
    {
      '/srv/gitlab/VERSION': '17.4.0-ee\n',
      '/srv/gitlab/Gemfile.lock': ['GEM', '  specs:', '    fog-aws (3.25.0)', ...gems].join('\n'),
      '/usr/local/lib/python3.8/site-packages/s3cmd-2.3.0.dist-info/METADATA': 'Name: s3cmd\n',
      '/usr/local/aws-cli/v2/2.38.5/dist/aws': '',
    },
    {
      '/usr/local/bin/s3cmd': '#!/bin/sh\necho s3cmd version 9.9.9\n',
      '/usr/local/bin/aws': '#!/bin/sh\nsleep 9\n',
    },
  )
  t.match(versions, {
    gitlab: { ok: true, version: '17.4.0-ee', saidBy: '/srv/gitlab/VERSION' },
    fogAws: { ok: true, version: '3.25.0', saidBy: '/srv/gitlab/Gemfile.lock' },
    s3cmd: { version: '2.3.0', saidBy: '/usr/local/lib/python3.8/site-packages/s3cmd-2.3.0.dist-info' },
    awscli: { version: '2.38.5', saidBy: '/usr/local/aws-cli/v2/2.38.5' },
    registry: { ok: false, reason: 'not-installed' },
  })
})

t.test('what pip put into the user’s home comes first', async (t) => {
  const versions = await ask(t, {
    '/usr/local/lib/python3.8/site-packages/awscli-1.20.56.dist-info/METADATA': '',
    '/home/git/.local/lib/python3.8/site-packages/awscli-1.22.44.dist-info/METADATA': '',
  })
  t.match(versions.awscli, { version: '1.22.44' })
})

t.test('programs are asked where files are silent, each in its own time', async (t) => {
  const begun = process.hrtime.bigint()
  const versions = await ask(
    t,
    { '/srv/gitlab/VERSION': 'no version\n', '/srv/gitlab/Gemfile.lock': 'GEM\n' },
    {
      '/usr/local/bin/s3cmd':
        '#!/bin/sh\n[ -z "$AWS_ROLE_ARN$HOME_OF_TESTER" ] && echo "s3cmd version 2.4.0" >&2\n',
      '/usr/local/bin/aws': '#!/bin/sh\nsleep 30 &\nwait\n',
      '/bin/registry': '#!/bin/sh\necho /bin/registry github.com/docker/distribution v4.37.0-gitlab\n',
    },
  )
  const tookMs = Number(process.hrtime.bigint() - begun) / 1e6
  t.match(versions, {
    gitlab: { ok: false, reason: 'not-understood' },
    fogAws: { ok: false, reason: 'not-understood' },
    s3cmd: { version: '2.4.0', saidBy: '/usr/local/bin/s3cmd --version' },
    awscli: {
      ok: false,
      reason: 'silent',
      detail: '/usr/local/bin/aws --version had not ended after 2000 ms',
    },
    registry: { version: '4.37.0-gitlab' },
  })
  t.ok(tookMs < 10_000, `the one that hangs was left after ${Math.round(tookMs)} ms`)
})

t.test('programs that fail, say nothing, or too much', async (t) => {
  const versions = await ask(
    t,
    {},
    {
      '/usr/local/bin/s3cmd': '#!/bin/sh\necho canary 1.2.3\nexit 3\n',
      '/usr/local/bin/aws': '#!/no/such/interpreter\n',
      '/bin/registry': '#!/bin/sh\nhead -c 10000000 /dev/zero\n',
    },
  )
  t.match(versions, {
    s3cmd: { ok: false, reason: 'failed', detail: '/usr/local/bin/s3cmd --version ended with exit code 3' },
    awscli: { ok: false, reason: 'failed', detail: '/usr/local/bin/aws --version: ENOENT' },
    registry: { ok: false, reason: 'not-understood' },
  })
  t.notMatch(JSON.stringify(versions), /canary/)
})

t.test('the end of the run is theirs', async (t) => {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)
  const versions = await ask(t, {}, { '/bin/registry': '#!/bin/sh\nsleep 30\n' }, stop.signal)
  t.match(versions.registry, { ok: false, reason: 'silent' })
})
