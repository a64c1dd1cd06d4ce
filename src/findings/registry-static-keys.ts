import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { clientDiffers } from './clues/clientDiffers.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** The registry prefers keys in its storage configuration to any role. */
export const registryStaticKeys: Rule = {
  id: 'registry-static-keys',
  cause: 'static-keys-shadow-role',
  diagnose(evidence, symptoms) {
    const keys = symptoms.filter(
      (record) => isCheck(record, 'registry-no-keys') && failedWith(record, 'static-keys'),
    )
    if (keys.length === 0) return []
    const { path = "the registry's configuration" } = podFacts(evidence, 'registry-no-keys')
    const explained = [...keys, ...clientDiffers(evidence, symptoms, 'registry')]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The registry has access keys in its storage configuration',
      what: `${path} contains accesskey or secretkey, so the registry does not use the role.`,
      why: [
        first.outcome.message,
        'The driver takes the keys as soon as both are configured, and looks for a role only without them.',
      ],
      fix: fix(
        'Remove accesskey and secretkey from the Secret named by registry.storage.secret, leaving bucket, region and v4auth: true. Upgrade, and restart the registry.',
        [
          `kubectl -n ${namespaceOf(evidence)} get secret <REGISTRY STORAGE SECRET> -o jsonpath='{.data.config}' | base64 -d | grep -v -i key`,
          `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=registry`,
        ],
        [],
        [{ kind: 'configuration', path, remove: ['accesskey', 'secretkey', 'sessiontoken'] }],
      ),
    }))
  },
}
