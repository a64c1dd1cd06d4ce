import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lab } from '../../lab/lab.ts'
import { run } from './runs.ts'

/**
 * The doctor's probes by the AWS CLI, one command after the other, less those that the CLI has no single command for.
 * @returns milliseconds; undefined where the AWS CLI is not installed
 */
export async function probeWithAwsCli(lab: Lab): Promise<number | undefined> {
  const { env } = lab.referee
  const version = spawnSync('aws', ['--version'], { env })
  if (version.status !== 0) return undefined
  const body = join(tmpdir(), `gitlab-iam-doctor-bench-${process.pid}`)
  writeFileSync(body, 'probe\n')
  const began = performance.now()
  const aws = (...args: string[]) => run('aws', args, env)
  const token = env.AWS_WEB_IDENTITY_TOKEN_FILE ?? ''
  const role = env.AWS_ROLE_ARN ?? ''
  await aws('sts', 'get-caller-identity')
  await aws(
    'sts',
    'assume-role-with-web-identity',
    '--role-arn',
    role,
    '--role-session-name',
    'bench',
    '--web-identity-token',
    `file://${token}`,
  )
  for (const [name, { region }] of Object.entries(lab.world.buckets)) {
    const object = (command: string, key: string, ...more: string[]) =>
      aws('s3api', command, '--region', region, '--bucket', name, '--key', `bench/${key}`, ...more)
    await aws('s3api', 'list-objects-v2', '--region', region, '--bucket', name, '--max-keys', '1')
    await object('put-object', 'probe', '--body', body)
    await object('get-object', 'probe', '/dev/null')
    await object('copy-object', 'copy', '--copy-source', `${name}/bench/probe`)
    // One write stands for the three requests of our multipart upload: that favours the AWS CLI.
    await object('put-object', 'parts', '--body', body)
    for (const key of ['probe', 'copy', 'parts']) await object('delete-object', key)
  }
  rmSync(body)
  return performance.now() - began
}
