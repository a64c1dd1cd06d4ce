import { evaluate } from '../../src/policy/evaluate.ts'
import type {
  AuthorizationRequest,
  Decision,
  RequestContext,
  ResourcePolicy,
} from '../../src/policy/request.ts'
import type { World } from '../world.ts'
import type { Caller } from './credentials.ts'
import { namedPolicy, organizationLevels } from './policies.ts'

export interface Question {
  readonly action: string
  readonly resource: string
  readonly resourceAccount: string
  readonly resourcePolicy?: ResourcePolicy | undefined
  /** The service whose VPC endpoint the request came through, if the world has one. */
  readonly through?: 'sts' | 's3'
  readonly context: RequestContext
}

/** Puts every layer of the world that has a say before the evaluator. */
export function decide(world: World, caller: Caller, question: Question): Decision {
  const { action, resource, resourceAccount, resourcePolicy, through } = question
  const account = accountOf(caller)
  const endpoint = through === undefined ? undefined : world.vpcEndpoints[through]
  const scps = organizationLevels(world.organization, account, 'scp')
  const rcps = organizationLevels(world.organization, resourceAccount, 'rcp')
  const request: AuthorizationRequest = {
    action,
    resource,
    resourceAccount,
    principal: caller.principal,
    context: {
      ...organizationContext(world, account, resourceAccount),
      ...endpointContext(world, through),
      ...question.context,
    },
  }
  return evaluate(request, {
    ...caller.layers,
    ...(scps === undefined ? {} : { scps }),
    ...(rcps === undefined ? {} : { rcps }),
    ...(resourcePolicy === undefined ? {} : { resource: resourcePolicy }),
    ...(endpoint === undefined
      ? {}
      : { vpcEndpoint: namedPolicy(endpoint.id, endpoint.policy, 'vpc-endpoint') }),
  })
}

/** The caller's account; undefined for those who have none. */
export function accountOf({ principal }: Caller): string | undefined {
  return 'account' in principal ? principal.account : undefined
}

/** The caller as AWS's messages name him. */
export function nameOf({ principal }: Caller): string {
  return 'arn' in principal
    ? principal.arn
    : principal.kind === 'web-identity'
      ? principal.providerArn
      : 'anonymous'
}

export function inOrganization(world: World, account: string | undefined): boolean {
  return account !== undefined && (world.organization?.accounts.includes(account) ?? false)
}

function organizationContext(world: World, account: string | undefined, owner: string): RequestContext {
  const id = world.organization?.id
  if (id === undefined) return {}
  return {
    ...(inOrganization(world, account) ? { 'aws:PrincipalOrgID': id } : {}),
    ...(inOrganization(world, owner) ? { 'aws:ResourceOrgID': id } : {}),
  }
}

/** A request through an endpoint has no public address (IAM User Guide, "aws:SourceIp"). */
function endpointContext(world: World, through: Question['through']): RequestContext {
  const endpoint = through === undefined ? undefined : world.vpcEndpoints[through]
  return endpoint === undefined
    ? { 'aws:SourceIp': world.pod.sourceIp ?? '203.0.113.10' }
    : {
        'aws:SourceVpce': endpoint.id,
        'aws:SourceVpc': endpoint.vpc,
        'aws:VpcSourceIp': world.pod.sourceIp ?? '10.0.31.7',
      }
}
