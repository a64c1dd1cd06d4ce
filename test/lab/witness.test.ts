import t from 'tap'
import { worldNames } from '../../lab/load-world.ts'
import { findPrograms } from '../../lab/witness/programs.ts'
import { canBeHeard, type Recorded, recordedTestimonies, testimoniesIn } from '../../lab/witness/record.ts'

/**
 * The record of what s3cmd and both versions of the AWS CLI did in each world is held against the programs themselves, in worlds that
 * each show another way to credentials. To hear them anew in all: `node --import tsx lab/witness/main.ts`.
 */

const record = recordedTestimonies()
const programs = findPrograms()
const skip = programs.length === 0 ? 'neither s3cmd nor the AWS CLI is installed' : false

t.test('there is a record of every world in which they can be heard, and of no other', async (t) => {
  t.same(Object.keys(record).toSorted(), worldNames().filter(canBeHeard).toSorted())
})

for (const name of ['healthy', 'pod-identity', 'kube2iam', 'env-half-injected', 's3cmd-sts-in-us']) {
  t.test(`heard again: ${name}`, { skip }, async (t) => {
    const heard = await testimoniesIn(name)
    for (const { id, version } of programs) {
      const known = record[name]?.[id]
      if (known?.version !== version) t.pass(`${id} ${version} is not the version that was recorded`)
      else t.same(heard[id], known, id)
    }
  })
}

const roleOf = (recorded: Recorded | undefined) => recorded?.identity?.split('/').at(-1)

t.test('what they did is what their sources say', async (t) => {
  t.equal(roleOf(record.healthy?.s3cmd), 'gitlab')
  t.match(record['pod-identity'], {
    s3cmd: { exitCode: 78, credentialHosts: ['169.254.169.254'] },
    awscli: { exitCode: 0, credentialHosts: ['169.254.170.23'] },
  })
  t.match(roleOf(record['node-role']?.s3cmd), /NodeInstanceRole/)
  t.match(record['env-half-injected']?.s3cmd?.failure, { operation: 'AssumeRole', status: 403 })
  t.match(record.china, { s3cmd: { exitCode: 78, credentialHosts: [] }, awscli: { exitCode: 0 } })
  t.match(record['kiam-slow']?.s3cmd, { exitCode: 78 })
  t.match(record['global-token-in-opt-in-region']?.s3cmd, {
    credentialHosts: ['sts.amazonaws.com'],
    failure: { code: 'InvalidToken' },
  })
  t.match(record['s3-compatible']?.s3cmd, { exitCode: 0 })
  // Version 2 knows EKS Pod Identity from 2.15.0 on, and does not try the next way where it was pointed at one.
  t.match(record['pod-identity'], { 'awscli-2': { version: '2.9.19', exitCode: 255, credentialHosts: [] } })
})
