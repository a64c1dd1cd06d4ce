import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import { containerOf } from '../../lab/gitlab/pod.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { GitLabPod, ObjectStorage } from '../../lab/world-gitlab.ts'
import { startWorld } from './clients.ts'

const iam = { provider: 'AWS', use_iam_profile: true, region: 'us-east-1' }
const consolidated: ObjectStorage = { form: 'consolidated', connection: iam }
const toolbox: GitLabPod = { component: 'toolbox', chart: '9.9.1', objectStorage: consolidated }
const ymlPath = '/srv/gitlab/config/gitlab.yml'

/** gitlab.yml as Rails would read it. */
function production(pod: GitLabPod) {
  const file: { production: Record<string, Record<string, unknown>> } = parse(
    containerOf(pod).files[ymlPath]?.text ?? '',
  )
  return file.production
}

t.test('the consolidated form names the buckets of the enabled types', async (t) => {
  const { object_store, artifacts, external_diffs } = production(toolbox)
  t.match(object_store, { enabled: true, proxy_download: true, connection: iam })
  t.same(object_store?.objects, {
    artifacts: { bucket: 'gitlab-artifacts', proxy_download: true },
    lfs: { bucket: 'git-lfs', proxy_download: true },
    uploads: { bucket: 'gitlab-uploads', proxy_download: true },
    packages: { bucket: 'gitlab-packages', proxy_download: true },
    pages: { bucket: 'gitlab-pages' },
  })
  t.same(artifacts, { enabled: true })
  t.same(external_diffs, { enabled: false, when: null })
  const { files } = containerOf(toolbox)
  t.match(files[ymlPath]?.text, /^production: &base\n/)
  t.match(
    files[ymlPath]?.text,
    '    connection: {"provider":"AWS","use_iam_profile":true,"region":"us-east-1"}\n',
  )
  t.same(parse(files['/etc/gitlab/objectstorage/object_store']?.text ?? ''), iam)
})

t.test('the storage-specific form says everything at each type', async (t) => {
  const pod: GitLabPod = { ...toolbox, objectStorage: { ...consolidated, form: 'storage-specific' } }
  const { object_store, artifacts, external_diffs, pages } = production(pod)
  t.equal(object_store, undefined)
  t.same(artifacts, {
    enabled: true,
    object_store: {
      enabled: true,
      remote_directory: 'gitlab-artifacts',
      proxy_download: true,
      connection: iam,
    },
  })
  t.same(external_diffs?.object_store, {
    enabled: false,
    remote_directory: 'gitlab-mr-diffs',
    proxy_download: true,
  })
  t.notOk(JSON.stringify(pages).includes('proxy_download'))
  const { files } = containerOf(pod)
  t.ok(files['/etc/gitlab/objectstorage/lfs'])
  t.notOk(files['/etc/gitlab/objectstorage/object_store'])
})

t.test('one type can have a connection of its own beside the consolidated one', async (t) => {
  const storage: ObjectStorage = { ...consolidated, connections: { lfs: { ...iam, region: 'eu-west-1' } } }
  const { object_store, lfs, artifacts } = production({ ...toolbox, objectStorage: storage })
  t.match(object_store?.connection, iam)
  t.match(lfs, { object_store: { connection: { region: 'eu-west-1' } } })
  t.same(artifacts, { enabled: true })
})

t.test('what an administrator wrote reaches gitlab.yml as Ruby reads it', async (t) => {
  const connection = 'provider: \'AWS\'\nuse_iam_profile: "true"\nregion: us-east-1\n'
  const storage: ObjectStorage = {
    ...consolidated,
    connection,
    enabled: { lfs: 'yes', terraform_state: true },
    storageOptions: { server_side_encryption: 'AES256' },
  }
  const { object_store, lfs } = production({ ...toolbox, objectStorage: storage })
  t.match(object_store?.connection, { use_iam_profile: 'true' })
  t.match(object_store?.storage_options, { server_side_encryption: 'AES256' })
  t.same(lfs, { enabled: null })
  t.notOk(JSON.stringify(object_store?.objects).includes('git-lfs'))
})

t.test('each era has its own variables and sections', async (t) => {
  const at = (chart: string) => ({ ...toolbox, chart })
  const names = (chart: string) => Object.keys(containerOf(at(chart)).env)
  t.notOk(names('4.0.0').includes('EXTERNAL_DIFFS_BUCKET_NAME'))
  t.ok(names('4.12.0').includes('TERRAFORM_STATE_BUCKET_NAME'))
  t.notOk(names('4.12.0').includes('PAGES_BUCKET_NAME'))
  t.ok(names('5.9.0').includes('CI_SECURE_FILES_BUCKET_NAME'))
  t.notOk(names('10.2.0').some((name) => name.startsWith('DEPENDENCY_PROXY')))
  t.ok(names('8.3.0').includes('GITALY_FEATURE_DEFAULT_ON'))
  t.notOk(names('10.2.0').includes('GITALY_FEATURE_DEFAULT_ON'))
  t.match(production(at('4.12.0')), { pseudonymizer: { upload: { remote_directory: 'gitlab-pseudo' } } })
  t.equal(production(at('6.0.0')).pseudonymizer, undefined)
  t.equal(containerOf(at('4.12.4')).files['/srv/gitlab/VERSION']?.text, '13.12.4\n')
})

t.test('without a secret for backups old charts write MinIO’s configuration, new ones none', async (t) => {
  t.match(containerOf(toolbox).files['/home/git/.s3cfg']?.text, /host_base = minio\..*signature_v2 = True/s)
  t.notOk(containerOf({ ...toolbox, chart: '10.0.0' }).files['/etc/gitlab/.s3cfg'])
  const given = containerOf({ ...toolbox, chart: '10.0.0', backups: { s3cfg: '[default]\n' } })
  t.equal(given.files['/etc/gitlab/.s3cfg']?.text, '[default]\n')
})

t.test('every component has its own files only', async (t) => {
  const registry: GitLabPod = {
    ...{ component: 'registry', chart: '9.9.1', versions: { registry: 'v4.37.0-gitlab' } },
    registry: { driver: 's3_v2', storage: { bucket: 'r', region: 'us-east-1' } },
  }
  const config = containerOf(registry).files['/etc/docker/registry/config.yml']?.text ?? ''
  t.match(parse(config), {
    storage: { s3_v2: { bucket: 'r' }, delete: { enabled: true }, maintenance: {} },
  })
  t.notOk(containerOf(registry).files[ymlPath])
  const webservice = containerOf({ ...toolbox, component: 'webservice' })
  t.equal(webservice.env.GITLAB_WEBSERVER, 'puma')
  t.notOk(webservice.env.LFS_BUCKET_NAME)
  t.notOk(webservice.files['/home/git/.s3cfg'])
  t.equal(webservice.files['/srv/gitlab/INSTALLATION_TYPE']?.text, 'gitlab-helm-chart\n')
  const workhorse = containerOf({ ...toolbox, component: 'webservice', container: 'gitlab-workhorse' })
  t.match(
    workhorse.files['/srv/gitlab/config/workhorse-config.toml']?.text,
    /provider = "AWS"\n.*aws_access_key_id = ""/s,
  )
  t.notOk(workhorse.files[ymlPath])
})

t.test('the programs of the image tell their versions', async (t) => {
  const lab = await startWorld(t)
  const says = (path: string) => execFileSync(join(lab.podRoot, path), ['--version'], { encoding: 'utf8' })
  t.equal(says('/usr/local/bin/s3cmd'), 's3cmd version 2.3.0\n')
  t.match(says('/usr/local/bin/aws'), /^aws-cli\/1\.40\.0 Python\/3\.12\.10 Linux\S* botocore\/1\.38\.1\n$/)
  const packages = '/usr/local/lib/python3.12/site-packages'
  t.match(
    readFileSync(join(lab.podRoot, packages, 's3cmd-2.3.0.dist-info/METADATA'), 'utf8'),
    /^Version: 2\.3\.0$/m,
  )
  t.match(readFileSync(join(lab.podRoot, '/srv/gitlab/Gemfile.lock'), 'utf8'), /^ {4}fog-aws \(3\.27\.0\)$/m)
})

t.test('a world can overrule the chart, take something away, and be changed again', async (t) => {
  const healthy = loadWorld('healthy')
  const first = patchWorld(healthy, {
    pod: {
      env: { LFS_BUCKET_NAME: null, UPLOADS_BUCKET_NAME: 'mine' },
      files: { '/etc/gitlab/.s3cfg': null, '/home/git/.s3cfg': { text: '[default]\n', mode: '0000' } },
    },
  })
  const world = patchWorld(first, { pod: { gitlab: { chart: '5.8.0' } } })
  t.equal(world.pod.env.LFS_BUCKET_NAME, undefined)
  t.equal(world.pod.env.UPLOADS_BUCKET_NAME, 'mine')
  t.equal(world.pod.env.CI_SECURE_FILES_BUCKET_NAME, undefined)
  t.equal(world.pod.files['/etc/gitlab/.s3cfg'], undefined)
  t.same(world.pod.files['/home/git/.s3cfg'], { text: '[default]\n', mode: '0000' })
  t.equal(world.pod.files['/srv/gitlab/VERSION']?.text, '14.8.0\n')
  t.equal(healthy.pod.env.UPLOADS_BUCKET_NAME, 'acme-gitlab-uploads')
})

t.test('files can be large, and missing', async (t) => {
  const lab = await startWorld(t, {
    pod: { files: { [ymlPath]: { text: '# a comment\n', times: 1000 }, '/srv/gitlab/VERSION': null } },
  })
  t.equal(readFileSync(join(lab.podRoot, ymlPath)).length, 12_000)
  t.notOk(existsSync(join(lab.podRoot, '/srv/gitlab/VERSION')))
})
