import type { Answer } from '../http/exchange.ts'
import type { Kiam } from '../world-network.ts'
import { assumeForPod } from './assume-for-pod.ts'
import type { Around } from './metadata.ts'
import { goError } from './plain-text.ts'
import { roleAnnotation } from './pod-seen.ts'
import { sessionDocument } from './session-document.ts'

const plain = { 'Content-Type': 'text/plain; charset=utf-8' }
const credentials = /^\/[^/]+\/meta-data\/iam\/security-credentials(\/)?(.*)$/

/**
 * kiam's agent (uswitch/kiam pkg/aws/metadata): the role in the pod's annotation, if the namespace permits it. All
 * other paths are blocked unless `allow-route-regexp` lets them through to the instance metadata service.
 */
export function answerKiam(kiam: Kiam, around: Around): Answer | 'silence' {
  const { request, notes, node, instance } = around
  const { path, method } = request
  notes.operation = `kiam ${path}`
  if (path === '/ping') return { status: 200, headers: plain, body: 'pong' }
  if (path === '/health') return { status: 200, headers: plain, body: node.instanceId }
  const [asked, slash, role = ''] = credentials.exec(path) ?? []
  if (asked !== undefined) return slash === undefined ? redirect(path) : answerRole(kiam, around, role)
  const { allowRoute = '^$' } = kiam
  const isToken = method === 'PUT' && /^\/[^/]+\/api\/token$/.test(path)
  if (isToken || new RegExp(allowRoute).test(path)) {
    return instance.answer(request, notes, 'node')
  }
  return goError(404, `request blocked by allow-route-regexp "${allowRoute}": ${path}`)
}

function answerRole(kiam: Kiam, around: Around, wanted: string): Answer {
  const { world } = around.aws
  const { failsWith, baseRoleArn = '', permitted } = kiam
  if (failsWith !== undefined) {
    return goError(500, wanted === '' ? failsWith : `error fetching credentials: ${failsWith}`)
  }
  const role = roleAnnotation(world)
  if (wanted === '') {
    if (role === undefined) return goError(404, 'empty role')
    return { status: 200, headers: plain, body: role }
  }
  const isPermitted = permitted !== undefined && permitted !== '' && new RegExp(permitted).test(wanted)
  if (wanted !== role || !isPermitted) {
    return goError(500, 'error fetching credentials: forbidden by policy')
  }
  const assumed = assumeForPod(
    around,
    wanted.startsWith('arn:') ? wanted : `${baseRoleArn}${wanted}`,
    'kiam-kiam',
  )
  if (!assumed.ok) return goError(500, `error fetching credentials: ${assumed.error}`)
  const body = `${JSON.stringify(sessionDocument(assumed.session, around.aws.now()))}\n`
  return { status: 200, headers: plain, body }
}

/** As Go's `http.Redirect` writes it. */
function redirect(path: string): Answer {
  const Location = `${path}/`
  return {
    status: 301,
    headers: { Location, 'Content-Type': 'text/html; charset=utf-8' },
    body: `<a href="${Location}">Moved Permanently</a>.\n\n`,
  }
}
