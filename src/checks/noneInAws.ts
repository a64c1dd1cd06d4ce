import { ofKeys } from '../keySources.ts'
import type { Skipped } from '../model/outcome.ts'
import type { Outside } from '../outside/outside.ts'
import { viewsInAws } from '../storesInAws.ts'
import { skipped } from './outcomes.ts'

/**
 * Why nothing of AWS concerns this pod: all its clients store in other servers, with the keys of these. Undefined where
 * one of them stores in AWS, or none is known.
 */
export async function noneInAws({ clients }: Outside): Promise<Skipped | undefined> {
  const views = await clients.views()
  if (views.length === 0 || viewsInAws(views, await clients.plans()).length > 0) return undefined
  return skipped('not-applicable', 'no S3 client of this pod stores in AWS')
}

/**
 * Why the pod itself needs no credentials: each client that GitLab cannot do without has keys, in its configuration, in
 * ~/.aws or in variables that it alone reads. Whether these are a good choice, other checks tell.
 */
export async function allHaveKeys({ clients }: Outside): Promise<Skipped | undefined> {
  const needed = (await clients.views()).filter(({ optional }) => optional !== true)
  if (needed.length === 0 || !needed.every(({ source }) => ofKeys.includes(source))) return undefined
  return skipped('not-applicable', 'every S3 client of this pod has access keys of its own')
}
