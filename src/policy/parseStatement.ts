import type { Statement } from './document.ts'
import { parseCondition, parsePrincipal } from './parseElements.ts'
import { isRecord, type Problem, stringList, unknownKeys } from './problem.ts'
import type { Layer } from './request.ts'

const PAIRS = [
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const

const ELEMENTS = ['Sid', 'Effect', 'Condition', ...PAIRS.flat()]

/** One statement of a document; undefined when there is too little to make one. Adds what is wrong to `problems`. */
export function parseStatement(
  json: unknown,
  path: string,
  layer: Layer | undefined,
  problems: Problem[],
): Statement | undefined {
  if (!isRecord(json)) {
    problems.push({ path, message: 'must be an object' })
    return undefined
  }
  problems.push(...unknownKeys(path, json, ELEMENTS), ...pairProblems(json, path, layer))
  const { Sid, Effect } = json
  if (Sid !== undefined && typeof Sid !== 'string') {
    problems.push({ path: `${path}.Sid`, message: 'must be a string' })
  }
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    problems.push({ path: `${path}.Effect`, message: 'must be "Allow" or "Deny"' })
    return undefined
  }
  const has = (element: string) => json[element] !== undefined
  const list = (element: string, check: (text: string) => string | undefined) =>
    checkedList(json[element], `${path}.${element}`, check, problems)
  const principal = (element: string) => parsePrincipal(json[element], `${path}.${element}`, problems)
  return {
    ...(typeof Sid === 'string' ? { Sid } : {}),
    Effect,
    ...(has('Principal') ? { Principal: principal('Principal') } : {}),
    ...(has('NotPrincipal') ? { NotPrincipal: principal('NotPrincipal') } : {}),
    ...(has('Action') ? { Action: list('Action', actionProblem) } : {}),
    ...(has('NotAction') ? { NotAction: list('NotAction', actionProblem) } : {}),
    ...(has('Resource') ? { Resource: list('Resource', resourceProblem) } : {}),
    ...(has('NotResource') ? { NotResource: list('NotResource', resourceProblem) } : {}),
    ...(has('Condition') ? { Condition: parseCondition(json.Condition, `${path}.Condition`, problems) } : {}),
  }
}

function checkedList(
  json: unknown,
  path: string,
  check: (text: string) => string | undefined,
  problems: Problem[],
): readonly string[] {
  const texts = stringList(json, path, problems)
  for (const text of texts) {
    const message = check(text)
    if (message !== undefined) problems.push({ path, message: `"${text}" ${message}` })
  }
  return texts
}

function actionProblem(action: string): string | undefined {
  return /^(\*|[\w-]+:[\w*?]+)$/.test(action) ? undefined : 'must be "*" or "service:Action"'
}

function resourceProblem(resource: string): string | undefined {
  return /^(\*|arn:[^:]+:[^:]+:[^:]*:[^:]*:.+)$/s.test(resource) ? undefined : 'must be "*" or an ARN'
}

/** Which of each pair has to be there, may be there, must not be there. */
function pairProblems(
  json: Readonly<Record<string, unknown>>,
  path: string,
  layer: Layer | undefined,
): readonly Problem[] {
  return PAIRS.flatMap(([name, not]): readonly Problem[] => {
    const present = [name, not].filter((element) => json[element] !== undefined)
    const [first] = present
    if (present.length === 2) return [{ path, message: `has both ${name} and ${not}` }]
    const rule = name === 'Action' ? 'required' : ruleOf(layer, name)
    if (rule === 'required' && first === undefined) return [{ path, message: `has no ${name}` }]
    if (rule === 'forbidden' && first !== undefined) {
      return [{ path: `${path}.${first}`, message: `is not allowed in this kind of policy` }]
    }
    return []
  })
}

function ruleOf(
  layer: Layer | undefined,
  element: 'Principal' | 'Resource',
): 'required' | 'forbidden' | 'free' {
  if (layer === undefined) return 'free'
  const onResource = ['resource', 'trust', 'rcp', 'vpc-endpoint'].includes(layer)
  if (element === 'Principal') return onResource ? 'required' : 'forbidden'
  return layer === 'trust' ? 'forbidden' : 'required'
}
