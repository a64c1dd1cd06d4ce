import { definePodCheck } from './check.ts'
import { duration } from './duration.ts'
import { outcomeOf, skipped } from './outcomes.ts'

/** The chart document's second command. It is asked even when static keys come first: the role should work for the others. */
export const assumeRole = definePodCheck({
  id: 'assume-role',
  category: 'identity',
  title: 'STS lets this pod assume its role with the web identity token',
  needs: ['irsa-env-injected', 'role-arn-format', 'token-claims', 'region-set', 'sts-reachable'],
  async run({ sts, tokens, now, pod: { env } }, known) {
    const token = tokens.forSts()
    if (token === undefined) return skipped('dependency-failed', 'there is no token', ['token-readable'])
    const { region, stsHost } = known.facts('region-set')
    const { roleArn } = known.facts('irsa-env-injected')
    const sessionName = env.AWS_ROLE_SESSION_NAME || 'gitlab-iam-doctor'
    const answer = await sts.assumeRole({ roleArn, token, sessionName, region, host: stsHost })
    return outcomeOf(answer, ({ expiresAt }) => {
      const seconds = (Date.parse(expiresAt) - now().getTime()) / 1000
      return `AssumeRoleWithWebIdentity succeeded${seconds > 0 ? `, session of ${duration(seconds)}` : ''}`
    })
  },
  command: () =>
    'aws sts assume-role-with-web-identity --role-arn "$AWS_ROLE_ARN" --role-session-name gitlab-iam-doctor' +
    ' --web-identity-token "$(cat "$AWS_WEB_IDENTITY_TOKEN_FILE")" --query AssumedRoleUser',
})
