import type { NextCheck } from '../explanation.ts'
import type { Facts } from '../facts.ts'
import { attachableTo, bucketName, hostOf, roleName } from './names.ts'

/** The questions that tell the causes apart, and who can ask them. */

export function whoAmI(_facts: Facts): NextCheck {
  return {
    tells: 'Who the pod is to AWS: the role that was meant, the role of the node, or a user with keys.',
    command: 'aws sts get-caller-identity --query Arn --output text',
    who: 'pod',
    check: 'caller-identity',
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

export function trustPolicyOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether the role exists, and whom its trust policy lets in.',
    command: `aws iam get-role --role-name ${roleName(facts)} --query Role.AssumeRolePolicyDocument --output json`,
    who: 'aws',
    check: 'assume-role',
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

export function policiesOfTheRole(facts: Facts): NextCheck {
  const { kind, name } = attachableTo(facts)
  return {
    tells: `Whether a policy of the ${kind} allows the action, on the bucket and on its objects.`,
    command: `aws iam list-attached-${kind}-policies --${kind}-name ${name} && aws iam list-${kind}-policies --${kind}-name ${name}`,
    who: 'aws',
    check: 's3-list',
  }
}

export function bucketPolicyOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether the policy of the bucket denies the role, and under which condition.',
    command: `aws s3api get-bucket-policy --bucket ${bucketName(facts)} --query Policy --output text`,
    who: 'aws',
  }
}

export function encryptionOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether a KMS key encrypts the bucket; if so, look whether the role may use that key.',
    command: `aws s3api get-bucket-encryption --bucket ${bucketName(facts)}`,
    who: 'aws',
    check: 's3-encryption',
  }
}

export function ownerOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether the bucket belongs to the account that you think: 403 for any other.',
    command: `aws s3api head-bucket --bucket ${bucketName(facts)} --expected-bucket-owner <ACCOUNT ID>`,
    who: 'pod',
    check: 's3-list',
  }
}

export function regionOf(facts: Facts): NextCheck {
  return {
    tells:
      'The region that the bucket is in, asked without credentials; 404 says that there is no such bucket.',
    command: `curl -sI https://${bucketName(facts)}.s3.amazonaws.com/ | grep -i -E '^(HTTP|x-amz-bucket-region)'`,
    who: 'pod',
    check: 's3-endpoint',
  }
}

export function reach(facts: Facts, otherwise: string): NextCheck {
  const host = hostOf(facts, otherwise)
  return {
    tells: 'How far a connection comes: name, address, proxy, certificate.',
    command: `curl -sv --connect-timeout 5 -o /dev/null https://${host}/`,
    who: 'pod',
    check: host.startsWith('sts') ? 'sts-reachable' : 's3-endpoint',
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

export function clock(_facts: Facts): NextCheck {
  return {
    tells: 'How far the clock of the node is from the clock of AWS.',
    command: 'date -u; curl -sI https://sts.amazonaws.com/ | grep -i ^date:',
    who: 'pod',
    check: 'clock-skew',
  }
}

export function oidcProviders(_facts: Facts): NextCheck {
  return {
    tells: 'Whether the account of the role has a provider for the issuer of this cluster.',
    command:
      'aws iam list-open-id-connect-providers && aws eks describe-cluster --name <CLUSTER> --query cluster.identity.oidc.issuer --output text',
    who: 'aws',
    check: 'assume-role',
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

export function tokenFile(_facts: Facts): NextCheck {
  return {
    tells: 'Whether the token is there, and whether the user of the pod may read it.',
    command: 'id; ls -lL "$AWS_WEB_IDENTITY_TOKEN_FILE"',
    who: 'pod',
    check: 'token-readable',
  }
}

export function endpointSettings(_facts: Facts): NextCheck {
  return {
    tells: 'Which endpoint and which region the program was told to use.',
    command:
      "env | grep -E '^(AWS_ENDPOINT_URL|AWS_REGION|AWS_DEFAULT_REGION)'; grep -rn -E 'endpoint|region|host' /etc/gitlab/objectstorage 2>/dev/null",
    who: 'pod',
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
