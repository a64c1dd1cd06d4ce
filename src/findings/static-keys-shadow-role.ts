import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { callerArn, intendedRoleArn } from './clues/identity.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { CREDENTIALS_CHECKS } from './clues/ofClients.ts'
import { stsSpeaker } from './clues/speaker.ts'
import { credentialsRefused, describeKeys, keysInUse, roleConfigured } from './clues/staticKeys.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { awsSays, listed } from './clues/words.ts'
import { deniedBecauseOfIdentity, identityMismatches } from './clues/wrongIdentity.ts'

/**
 * Every AWS SDK takes keys from the environment before it looks at a role; GitLab's chart documentation ("IAM roles
 * for AWS") warns that a key pair makes the role ineffective.
 */
export const staticKeysShadowRole: Rule = {
  id: 'static-keys-shadow-role',
  cause: 'static-keys-shadow-role',
  diagnose(evidence, symptoms) {
    const keys = symptoms.filter((record) => isCheck(record, 'static-keys-absent'))
    if (keys.length === 0 || !roleConfigured(evidence)) return []
    const consequences = keysInUse(evidence)
      ? [
          ...credentialsRefused(symptoms),
          ...identityMismatches(symptoms),
          ...deniedBecauseOfIdentity(symptoms),
        ]
      : []
    const { clients = [] } = podFacts(evidence, 'client-agreement')
    const disagreement = clients.some(({ source }) => source === 'static-env')
      ? symptoms.filter((record) => isCheck(record, 'client-agreement', ...CREDENTIALS_CHECKS))
      : []
    const found = podFacts(evidence, 'static-keys-absent').keys ?? []
    const variables = [...new Set(found.map(({ name }) => name))]
    return diagnosisOf([...keys, ...consequences, ...disagreement], () => ({
      confidence: keysInUse(evidence) ? 'certain' : 'likely',
      title: 'Static access keys hide the role',
      what: `There are access keys in this pod (${describeKeys(found)}), so ${intendedRoleArn(evidence) ?? 'the role'} is not used.`,
      why: [
        "AWS's SDKs and s3cmd take keys from the environment first and then look no further; no error tells of it. Rails (fog-aws) does not look at these variables, so one part of GitLab may work with the role and another with the keys.",
        ...(callerArn(evidence) === undefined
          ? []
          : [`${stsSpeaker(evidence)} says that the pod is ${callerArn(evidence)}.`]),
        ...awsSays(consequences),
        ...found.flatMap(({ oddities }) => oddities),
      ],
      fix: fix(
        steps(
          `Remove ${listed(variables) || 'the keys'} from extraEnv, extraEnvFrom, global.extraEnv, the Secrets behind them and the image.`,
          'Upgrade the release or restart the pods.',
          'Deactivate the key in IAM once nothing uses it.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get deployment -o yaml | grep -n -A6 -E '${variables.join('|') || 'AWS_ACCESS_KEY_ID'}'`,
          `helm -n ${namespaceOf(evidence)} get values <RELEASE NAME> --all | grep -n -i -B2 -A2 -E 'access_?key|secret_?access'`,
        ],
        [],
        found.some(({ where }) => where === 'environment')
          ? KEY_VARIABLES.map((name) => ({ kind: 'environment' as const, name, value: null }))
          : [],
      ),
    }))
  },
}

/** Where SDKs look for keys in the environment (AWS SDKs and Tools Reference Guide, "AWS access keys"). */
const KEY_VARIABLES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const
