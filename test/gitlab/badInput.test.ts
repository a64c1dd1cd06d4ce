import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { Reading, Unread } from '../../src/model/gitlab.ts'
import type { GitlabFacts } from '../../src/model/gitlabFacts.ts'
import { discover, rootWith } from './pod.ts'
import { unreadOf } from './unread.ts'

/** Every file that is read, and where its reading stands. */
const places: Readonly<Record<string, (facts: GitlabFacts) => Reading<unknown> | undefined>> = {
  '/srv/gitlab/config/gitlab.yml': ({ gitlabYml }) => gitlabYml,
  '/etc/gitlab/objectstorage/object_store': ({ connections }) => connections[0],
  '/etc/gitlab/.s3cfg': ({ s3cfg }) => s3cfg.mounted,
  '/home/git/.s3cfg': ({ s3cfg }) => s3cfg.used,
  '/etc/docker/registry/config.yml': ({ registry }) => registry,
  '/srv/gitlab/config/workhorse-config.toml': ({ workhorse }) => workhorse,
  '/home/git/.aws/config': ({ aws }) => aws.config,
  '/home/git/.aws/credentials': ({ aws }) => aws.credentials,
}
const paths = Object.keys(places)
const yaml = [
  '/srv/gitlab/config/gitlab.yml',
  '/etc/gitlab/objectstorage/object_store',
  '/etc/docker/registry/config.yml',
]
const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi']
  .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join()}]`)
  .join('\n')}\n`

const cases: readonly {
  readonly text: string
  readonly reason: Unread
  readonly only?: readonly string[]
  readonly line?: number
}[] = [
  { text: '', reason: 'empty' },
  { text: ' \r\n\t\n', reason: 'empty' },
  { text: '\uFEFF', reason: 'empty' },
  { text: 'a\0canary', reason: 'binary' },
  { text: '\uFFFD\uFFFDcanary', reason: 'binary' },
  { text: '# comments alone\n', reason: 'empty', only: yaml },
  { text: 'canary canary', reason: 'not-a-mapping', only: yaml },
  { text: '- canary\n- canary\n', reason: 'not-a-mapping', only: yaml },
  { text: 'production:\n  key: "canary\n', reason: 'syntax', only: yaml, line: 3 },
  { text: 'production:\n\tkey: canary\n', reason: 'syntax', only: yaml, line: 2 },
  { text: '{"provider":"canary"', reason: 'syntax', only: yaml, line: 1 },
  { text: 'a: *canary\n', reason: 'syntax', only: yaml },
  { text: bomb, reason: 'too-many-aliases', only: yaml },
  { text: 'a: 1\n<% if canary %>\nb: [\n<% end %>\n', reason: 'template', only: yaml },
  {
    text: '[object_storage\n',
    reason: 'syntax',
    only: ['/srv/gitlab/config/workhorse-config.toml'],
    line: 1,
  },
  {
    text: '[a]\nkey = "canary\n',
    reason: 'syntax',
    only: ['/srv/gitlab/config/workhorse-config.toml'],
    line: 2,
  },
  { text: '{% if canary %}\n', reason: 'template', only: ['/srv/gitlab/config/workhorse-config.toml'] },
  { text: 'canary\n', reason: 'syntax', only: ['/etc/gitlab/.s3cfg', '/home/git/.s3cfg'], line: 1 },
  {
    text: '[default]\ncanary\n',
    reason: 'syntax',
    only: ['/home/git/.aws/config', '/home/git/.aws/credentials'],
    line: 2,
  },
]

t.test('every bad text has a name, and no word of it is repeated', async (t) => {
  for (const { text, reason, only = paths, line } of cases) {
    const root = rootWith(t, Object.fromEntries(only.map((path) => [path, text])))
    const { facts } = await discover(root, { HOME: '/home/git' })
    for (const path of only) {
      const reading = places[path]?.(facts)
      t.match(reading, { ok: false, file: path, reason }, `${path}: ${JSON.stringify(text.slice(0, 30))}`)
      if (line !== undefined) t.match(reading, { line })
    }
    t.equal(unreadOf(facts).length, only.length)
    t.notMatch(JSON.stringify(facts), /canary/)
  }
})

t.test('files that cannot be read at all', async (t) => {
  const root = rootWith(t, Object.fromEntries(paths.map((path) => [path, 'canary: 1'])))
  const inRoot = (path: string) => join(root, path)
  const reasons = async (root: string) => {
    const { facts } = await discover(root, { HOME: '/home/git' })
    return [
      ...new Set(
        paths.map((path) => places[path]?.(facts)).map((one) => (one?.ok === false ? one.reason : 'read')),
      ),
    ]
  }
  for (const path of paths) truncateSync(inRoot(path), 2 * 1024 * 1024)
  t.strictSame(await reasons(root), ['too-large'])
  if (process.getuid?.() !== 0) {
    for (const path of paths) truncateSync(inRoot(path), 1)
    for (const path of paths) chmodSync(inRoot(path), 0)
    t.strictSame(await reasons(root), ['unreadable'])
  }
  const folders = rootWith(t, {})
  for (const path of paths) mkdirSync(join(folders, path), { recursive: true })
  t.strictSame(await reasons(folders), ['not-a-file'])
  const circles = rootWith(t, {})
  for (const path of paths) {
    mkdirSync(join(circles, path, '..'), { recursive: true })
    symlinkSync(path.split('/').at(-1) ?? '', join(circles, path))
  }
  t.strictSame(await reasons(circles), ['unreadable'])
})

t.test('a pod without any file is a pod too', async (t) => {
  const { facts } = await discover(rootWith(t, {}))
  t.strictSame(unreadOf(facts), [])
  t.strictSame(facts.connections, [])
  t.match(facts, {
    component: 'unknown',
    gitlabYml: { reason: 'missing' },
    aws: { config: { reason: 'missing' } },
  })
})
