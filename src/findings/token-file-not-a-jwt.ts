import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { restartPods } from './clues/kubernetes.ts'
import { awsRefused, diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { tokenPath, WEBHOOK_TOKEN } from './clues/token.ts'
import { awsSays, observed } from './clues/words.ts'

/** There is a file, but no service account token in it. */
export const tokenFileNotAJwt: Rule = {
  id: 'token-file-not-a-jwt',
  cause: 'token-file-missing-or-unreadable',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(hasNoToken)
    const empty = explained.some((record) => isCheck(record, 'token-readable') && failedWith(record, 'empty'))
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: empty
        ? 'The web identity token file is empty'
        : 'The web identity token file holds no service account token',
      what: `${tokenPath(evidence)} ${empty ? 'is empty' : 'is not a token that STS can use'}.`,
      why: [
        ...observed(explained),
        ...awsSays(explained),
        'A projected token is three parts of base64url joined by dots, signed with RS256, with the claims iss, sub, aud and exp.',
      ],
      fix: fix(
        `Point AWS_WEB_IDENTITY_TOKEN_FILE at the projected token (the EKS webhook uses ${WEBHOOK_TOKEN}) and let nothing else write there: no Secret, no copied file, no template. Simplest: remove the variable from extraEnv and restart the pods, and the webhook sets it.`,
        [`head -c 20 ${tokenPath(evidence)}; echo   # a token begins with eyJ`, restartPods(evidence)],
      ),
    }))
  },
}

function hasNoToken(record: CheckRecord): boolean {
  if (isCheck(record, 'token-readable')) return failedWith(record, 'empty', 'too-large')
  if (isCheck(record, 'token-claims')) return failedWith(record, 'not-a-jwt', 'missing-claim')
  return awsRefused(record, 'InvalidIdentityToken', /not a valid JWT|Missing a required claim(?!: aud)/i)
}
