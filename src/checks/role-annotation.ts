import { hasContainerCredentials, hasStaticKey, hasWebIdentity } from '../clients/environment.ts'
import type { Failure } from '../model/outcome.ts'
import type { Outside } from '../outside/outside.ts'
import { definePodCheck } from './check.ts'
import { allHaveKeys } from './noneInAws.ts'
import { failed, passed, podFailure, skipped, warned } from './outcomes.ts'

/** Where the Kubernetes documentation mounts the pod's own annotations ("Expose Pod Information to Containers Through Files"). */
const path = '/etc/podinfo/annotations'
const annotation = 'eks.amazonaws.com/role-arn'

/**
 * The webhook reads the annotation of the service account and not the pod's (aws/amazon-eks-pod-identity-webhook README);
 * charts 4.11 and 4.12 put it on pods (`global.platform.eksRoleArn`, gitlab-org/charts/gitlab#2710). Only a pod that
 * mounts its annotations shows it.
 */
export const roleAnnotation = definePodCheck({
  id: 'role-annotation',
  category: 'pod',
  title: 'the annotation for IRSA stands where it counts, not on the pod',
  needs: [],
  async run(outside) {
    const file = await outside.pod.read(path, 256 * 1024)
    if (!file.ok) return skipped('not-applicable', unread(file.failure))
    const found = file.value.text.split('\n').find((line) => line.startsWith(`${annotation}=`))
    if (found === undefined) return passed(`${path} has no ${annotation}`, { path })
    const roleArn = found.slice(annotation.length + 1).replace(/^"|"$/g, '')
    const facts = { path, roleArn }
    const message = `the pod carries ${annotation}: ${roleArn}, which does nothing there`
    const failure = podFailure('annotation-on-pod', message)
    return (await doesWithout(outside)) ? warned(message, facts, failure) : failed(message, failure, facts)
  },
  command: () => `cat ${path}`,
})

/** A file that is there and cannot be read says nothing of what the pod carries. */
function unread({ code }: Failure): string {
  return code === 'ENOENT' ? 'the annotations of the pod are not mounted' : `${path} cannot be read: ${code}`
}

/** Whether the pod has credentials by other means, so that nothing is lost with the role of the annotation. */
async function doesWithout(outside: Outside): Promise<boolean> {
  const { env } = outside.pod
  if (hasWebIdentity(env) || hasContainerCredentials(env) || hasStaticKey(env)) return true
  return (await allHaveKeys(outside)) !== undefined
}
