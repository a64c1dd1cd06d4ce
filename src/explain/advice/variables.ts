import type { NextCheck } from '../explanation.ts'
import type { Facts } from '../facts.ts'

/** The questions about the pod itself: who it is, and what it was given. */

export function whoAmI(_facts: Facts): NextCheck {
  return {
    tells: 'Who the pod is to AWS: the role that was meant, the role of the node, or a user with keys.',
    command: 'aws sts get-caller-identity --query Arn --output text',
    who: 'pod',
    check: 'caller-identity',
  }
}

export function variablesOfThePod(_facts: Facts): NextCheck {
  return {
    tells:
      'Which sources of credentials the pod was given: the variables of IRSA, of EKS Pod Identity, or keys; an access key comes first.',
    command: "env | grep '^AWS_' | sed -E 's/(KEY|TOKEN)=.*/\\1=(set)/'",
    who: 'pod',
    check: 'credential-source',
  }
}

export function versionOf(_facts: Facts): NextCheck {
  return {
    tells: 'Whether the role itself works in this pod: if it does, it is the program that cannot use it.',
    command: 'aws sts get-caller-identity --query Arn --output text',
    who: 'pod',
    check: 'client-agreement',
  }
}

export function whatTheTokenSays(_facts: Facts): NextCheck {
  return {
    tells:
      'The sub, aud and iss of the token, to be compared with the conditions and the provider in the trust policy of the role.',
    command: `cut -d. -f2 "$AWS_WEB_IDENTITY_TOKEN_FILE" | tr '_-' '/+' | base64 -d 2>/dev/null; echo; echo "$AWS_ROLE_ARN"`,
    who: 'pod',
    check: 'token-claims',
  }
}

export function whenTheTokenEnds(_facts: Facts): NextCheck {
  return {
    tells:
      'When the token ends (exp) and what time it is; a token that is still good points to the program, which keeps an old one.',
    command: `cut -d. -f2 "$AWS_WEB_IDENTITY_TOKEN_FILE" | tr '_-' '/+' | base64 -d 2>/dev/null | grep -o '"exp":[0-9]*'; date +%s`,
    who: 'pod',
    check: 'token-lifetime',
  }
}

export function tokenFile(_facts: Facts): NextCheck {
  return {
    tells: 'Whether the token is there, and whether the user of the pod may read it.',
    command: 'id; ls -lL "$AWS_WEB_IDENTITY_TOKEN_FILE"',
    who: 'pod',
    check: 'token-readable',
  }
}

export function serviceAccount(_facts: Facts): NextCheck {
  return {
    tells: 'Which service account the pod runs as, and whether it carries the annotation with the role.',
    command:
      "kubectl -n <NAMESPACE> get pod <POD> -o jsonpath='{.spec.serviceAccountName}{\"\\n\"}' && kubectl -n <NAMESPACE> get serviceaccount -o custom-columns='NAME:.metadata.name,ROLE:.metadata.annotations.eks\\.amazonaws\\.com/role-arn'",
    who: 'cluster',
    check: 'irsa-env-injected',
  }
}

export function metadataAnswer(_facts: Facts): NextCheck {
  return {
    tells:
      'Whether the instance metadata service answers a pod; silence means the hop limit or a network policy.',
    command:
      "curl -s -m 3 -o /dev/null -w '%{http_code}\\n' -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token",
    who: 'pod',
    check: 'credential-source',
  }
}

export function agentAnswer(_facts: Facts): NextCheck {
  return {
    tells:
      'What the EKS Pod Identity agent itself says; the SDKs do not show it. Nothing printed means that it gave keys.',
    command:
      'curl -s -m 3 -H "Authorization: $(cat "$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")" "$AWS_CONTAINER_CREDENTIALS_FULL_URI" | grep -v AccessKey',
    who: 'pod',
    check: 'credential-source',
  }
}
