import t from 'tap'
import { fogAwsIn, gitlabVersionIn, versionInFolderName, versionInOutput } from '../../src/gitlab/versions.ts'

t.test('what the programs print', async (t) => {
  const cases: readonly (readonly [output: string, version: string | undefined])[] = [
    ['s3cmd version 2.3.0\n', '2.3.0'],
    ['aws-cli/1.27.87 Python/3.8.16 Linux/5.10.178 botocore/1.29.87\n', '1.27.87'],
    ['aws-cli/2.38.5 Python/3.14.2 Linux/6.1 exe/x86_64.debian.12\n', '2.38.5'],
    ['/bin/registry github.com/docker/distribution v3.9.0-gitlab\n', '3.9.0-gitlab'],
    ['registry github.com/docker/distribution/v3 v4.37.0-gitlab', '4.37.0-gitlab'],
    ['command not understood', undefined],
    ['', undefined],
  ]
  for (const [output, version] of cases) t.equal(versionInOutput(output), version, output)
})

t.test('what pip keeps', async (t) => {
  t.equal(versionInFolderName('s3cmd-2.3.0.dist-info', 's3cmd'), '2.3.0')
  t.equal(versionInFolderName('s3cmd-2.4.0-py3.8.egg-info', 's3cmd'), '2.4.0')
  t.equal(versionInFolderName('awscli-1.27.87.dist-info', 'awscli'), '1.27.87')
  t.equal(versionInFolderName('awscli_local-0.22.0.dist-info', 'awscli'), undefined)
  t.equal(versionInFolderName('s3cmd', 's3cmd'), undefined)
})

t.test('what GitLab keeps', async (t) => {
  t.equal(fogAwsIn('    fog-aws (3.25.0)'), '3.25.0')
  t.equal(fogAwsIn('      fog-aws (~> 3.18)'), undefined, 'a dependency of another gem')
  t.equal(fogAwsIn('    fog-core (2.1.0)'), undefined)
  t.equal(gitlabVersionIn('17.3.1-ee\n'), '17.3.1-ee')
  t.equal(gitlabVersionIn('a page of HTML'), undefined)
})
