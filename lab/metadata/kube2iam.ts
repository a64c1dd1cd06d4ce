import { parseRoleArn } from '../../src/policy/arn.ts'
import type { Answer } from '../http/exchange.ts'
import type { Kube2iam } from '../world-network.ts'
import { assumeForPod } from './assume-for-pod.ts'
import type { Around } from './metadata.ts'
import { goError } from './plain-text.ts'
import { podAddress, podNamespace, roleAnnotation } from './pod-seen.ts'
import { sessionDocument } from './session-document.ts'

const own = { Server: 'EC2ws' }
const plain = { 'Content-Type': 'text/plain; charset=utf-8' }
const credentials = /^\/[^/]+\/meta-data\/iam\/security-credentials(?:\/(.*))?$/

/**
 * kube2iam (jtblin/kube2iam server/server.go, mappings/mapper.go, k8s/k8s.go): it answers for the role in the pod's
 * annotation, without asking for a token, and hands everything else to the instance metadata service.
 */
export function answerKube2iam(kube2iam: Kube2iam, around: Around): Answer | 'silence' {
  const { aws, node, request, notes, instance } = around
  const asked = credentials.exec(request.path)
  if (request.path === '/healthz') {
    notes.operation = 'kube2iam /healthz'
    const body = `${JSON.stringify({ hostIP: '10.0.31.1', instanceId: node.instanceId })}\n`
    return { status: 200, headers: { 'Content-Type': 'application/json' }, body }
  }
  if (asked === null) return instance.answer(request, notes, 'node')
  notes.operation = `kube2iam ${request.path}`
  const mapped = roleOf(kube2iam, around)
  if ('error' in mapped) return goError(404, mapped.error, own)
  const base = kube2iam.baseRoleArn ?? ''
  const wanted = asked[1] ?? ''
  if (wanted === '') {
    const short = base !== '' && mapped.arn.startsWith(base) ? mapped.arn.slice(base.length) : mapped.arn
    return { status: 200, headers: { ...own, ...plain }, body: short }
  }
  if (arnOf(wanted, base) !== mapped.arn) return goError(403, `Invalid role ${wanted}`, own)
  const name = `${fnv32(podAddress(aws.world))}-${parseRoleArn(mapped.arn)?.name ?? ''}`
  const assumed = assumeForPod(around, mapped.arn, name)
  if (!assumed.ok) return goError(500, assumed.error, own)
  const body = `${JSON.stringify(sessionDocument(assumed.session, aws.now()))}\n`
  return { status: 200, headers: { ...own, ...plain }, body }
}

function roleOf(kube2iam: Kube2iam, { aws }: Around): { readonly arn: string } | { readonly error: string } {
  const { world } = aws
  const { baseRoleArn = '', defaultRole, allowedRoles, unknownPod } = kube2iam
  const address = podAddress(world)
  // The misspelling is kube2iam's own.
  if (unknownPod) return { error: `pod with specificed IP "${address}" not found` }
  const role = roleAnnotation(world) ?? defaultRole
  if (role === undefined) return { error: `unable to find role for IP ${address}` }
  const arn = arnOf(role, baseRoleArn)
  // The default role is allowed everywhere.
  const allowed = allowedRoles?.some((one) => globMatches(arnOf(one, baseRoleArn), arn)) ?? true
  if (allowed || arn === arnOf(defaultRole ?? '', baseRoleArn)) return { arn }
  const namespace = podNamespace(world)
  return {
    error: `role requested ${arn} not valid for namespace of pod at ${address} with namespace ${namespace}`,
  }
}

function arnOf(role: string, base: string): string {
  return role.startsWith('arn:') ? role : `${base}${role}`
}

function globMatches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}

/** The name of a session begins with the FNV-1a hash of the pod's address (iam/iam.go). */
function fnv32(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}
