import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '../../lab/world.ts'

/**
 * What an administrator of a world would fetch with the AWS CLI, written to files in the CLI's forms, and the flags that
 * hand it to `diagnose`.
 */
export function fetched(world: World, folder: string): readonly string[] {
  const role =
    Object.values(world.roles).find(({ arn }) => arn === world.pod.env.AWS_ROLE_ARN) ?? world.roles.gitlab
  const file = (name: string, answer: unknown) => {
    const path = join(folder, `${name}.json`)
    writeFileSync(path, JSON.stringify(answer, null, 2))
    return path
  }
  const text = (document: unknown) => JSON.stringify(document)
  const { organization, vpcEndpoints } = world
  const described = (kind: string, [name, { document }]: readonly [string, { readonly document: unknown }]) =>
    file(`${kind}-${nameIn(name)}`, { Policy: { PolicySummary: { Name: name }, Content: text(document) } })
  return [
    ...(role === undefined
      ? []
      : [
          ...[
            '--trust-policy',
            file('role', { Role: { Arn: role.arn, AssumeRolePolicyDocument: role.trust } }),
          ],
          ...Object.entries(role.policies).flatMap(([name, document], at) => [
            '--role-policy',
            file(`role-policy-${at}`, inTurn(at, name, document)),
          ]),
          ...(role.boundary === undefined
            ? []
            : [
                '--boundary',
                file('boundary', { PolicyVersion: { Document: role.boundary.document, VersionId: 'v1' } }),
              ]),
        ]),
    ...Object.entries(world.buckets).flatMap(([name, { policy }]) =>
      policy === undefined || !isUsed(world, name)
        ? []
        : ['--bucket-policy', `${name}=${file(`bucket-${name}`, { Policy: text(policy) })}`],
    ),
    ...Object.entries(world.kmsKeys).flatMap(([arn, { policy }], at) => [
      '--key-policy',
      `${arn}=${file(`key-${at}`, { Policy: text(policy), PolicyName: 'default' })}`,
    ]),
    ...Object.entries(organization?.scps ?? {}).flatMap((one) => ['--scp', described('scp', one)]),
    ...Object.entries(organization?.rcps ?? {}).flatMap((one) => ['--rcp', described('rcp', one)]),
    ...(vpcEndpoints.s3 === undefined
      ? []
      : [
          '--vpc-endpoint-policy',
          file('endpoint', {
            VpcEndpoints: [
              { VpcEndpointId: vpcEndpoints.s3.id, PolicyDocument: text(vpcEndpoints.s3.policy) },
            ],
          }),
        ]),
  ]
}

/** Whether the pod of the world knows the bucket: by a variable, a flag or a file. */
function isUsed({ pod }: World, bucket: string): boolean {
  return JSON.stringify(pod).includes(bucket)
}

/** The forms in which a policy of a role comes: inline, managed, URL-encoded as the API has it, and bare. */
function inTurn(at: number, name: string, document: unknown): unknown {
  const encoded = encodeURIComponent(JSON.stringify(document))
  const forms: readonly unknown[] = [
    { RoleName: 'gitlab', PolicyName: name, PolicyDocument: document },
    { PolicyVersion: { Document: document, VersionId: 'v3', IsDefaultVersion: true } },
    { RoleName: 'gitlab', PolicyName: name, PolicyDocument: encoded },
    document,
  ]
  return forms[at % forms.length]
}

function nameIn(arn: string): string {
  return arn.replace(/.*\//, '').replace(/\W/g, '-')
}
