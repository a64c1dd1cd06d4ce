import t from 'tap'
import type { Env } from '../../src/clients/client.ts'
import { clientsOf } from '../../src/clients/index.ts'
import type { Component } from '../../src/model/words.ts'

const ids = (component: Component, env: Env = {}) => clientsOf({ component, env }).map(({ id }) => id)

t.test('the toolbox makes its backups with s3cmd, unless S3_TOOL names the AWS CLI', async (t) => {
  t.strictSame(ids('toolbox'), ['rails', 's3cmd', 'awscli'])
  t.strictSame(ids('toolbox', { S3_TOOL: 's3cmd' }), ['rails', 's3cmd', 'awscli'])
  t.strictSame(ids('toolbox', { S3_TOOL: 'awscli' }), ['rails', 'awscli'])
})

t.test('other pods have the clients of their programs', async (t) => {
  t.strictSame(ids('webservice'), ['rails', 'workhorse'])
  t.strictSame(ids('sidekiq'), ['rails'])
  t.strictSame(ids('registry'), ['registry'])
  t.equal(ids('unknown').length, 5)
})
