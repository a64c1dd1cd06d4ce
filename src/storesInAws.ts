import { awsEndpoint } from './awsEndpoint.ts'
import { wayId } from './clients/way.ts'
import type { Plan } from './model/clients.ts'
import type { ClientView } from './model/clientView.ts'

/** Whether a client goes to a server of someone else's, which knows nothing of AWS's identities. */
export function isElsewhere({ manner: { endpoint } }: Pick<Plan, 'manner'>): boolean {
  return endpoint !== undefined && awsEndpoint(endpoint) === undefined
}

/**
 * The clients that concern AWS. Those that GitLab can do without concern it only where one that GitLab needs does, or
 * where it needs none at all.
 */
export function viewsInAws(views: readonly ClientView[], plans: readonly Plan[]): readonly ClientView[] {
  const inAws = views.filter(({ id, identity }) => {
    const mine = plans.filter((plan) => plan.client === id && wayId(plan.way) === identity)
    return mine.length === 0 || !mine.every(isElsewhere)
  })
  const needed = (view: ClientView) => view.optional !== true
  return views.some(needed) && !inAws.some(needed) ? [] : inAws
}
