import type { ClientView } from '../model/facts.ts'
import type { ClientId, Source } from '../model/words.ts'

/** The variables of the pod, by name. An empty one counts as unset, as every client here has it. */
export type Env = Readonly<Record<string, string | undefined>>

/** What a client would do in this pod: pure, from the pod's facts. */
export interface Client {
  readonly id: ClientId
  /** Where it takes its credentials, by its own order. */
  source(env: Env): Source
  /** The STS host it would call for a web identity. */
  stsHost(env: Env): string
  /** Set when it cannot use the source it would need. */
  unsupported?(env: Env): string | undefined
}

/** A client's view of a pod, as the report has it. */
export function viewOf(client: Client, env: Env): ClientView {
  const source = client.source(env)
  const note = client.unsupported?.(env)
  return {
    id: client.id,
    source,
    ...(source === 'irsa' ? { stsHost: client.stsHost(env) } : {}),
    supported: note === undefined,
    ...(note === undefined ? {} : { note }),
  }
}
