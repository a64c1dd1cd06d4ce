import { evidence } from '../evidence.ts'
import { failedInPod, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'
import { container, inPod, pod, refuses, source, token, UNAUTHORIZED } from './podIdentityShapes.ts'

const NOT_FOUND = 'The specified resource could not be found.'

export const podIdentityRefusals: Cases = {
  'pod-identity-role-not-assumable': {
    matches: [
      {
        story: 'the trust policy lacks EKS, or one of the two actions',
        evidence: pod(refuses('AccessDeniedException', UNAUTHORIZED)),
        says: [
          UNAUTHORIZED,
          'pods.eks.amazonaws.com',
          'sts:TagSession',
          'list-pod-identity-associations --cluster-name <CLUSTER NAME> --namespace gitlab --service-account gitlab',
          'role-trust',
        ],
      },
    ],
    nearMisses: [
      {
        story: 'there is no association',
        evidence: pod(refuses('ResourceNotFoundException', NOT_FOUND)),
        finds: ['pod-identity-association-missing'],
      },
    ],
  },
  'pod-identity-association-missing': {
    matches: [
      {
        story: 'none for this service account',
        evidence: pod(refuses('ResourceNotFoundException', NOT_FOUND)),
        says: [
          NOT_FOUND,
          'system:serviceaccount:gitlab:gitlab',
          'create-pod-identity-association --cluster-name <CLUSTER NAME> --namespace gitlab --service-account gitlab --role-arn arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>',
        ],
      },
    ],
    nearMisses: [
      {
        story: 'the agent does not serve this path',
        evidence: pod(refuses('HTTP 404', '404 page not found')),
        finds: ['pod-identity-address-wrong'],
      },
    ],
  },
  'pod-identity-token-unusable': {
    matches: [
      {
        story: 'the token of the Kubernetes API',
        evidence: pod(
          refuses('InvalidTokenException', 'The specified Kubernetes service account token is invalid.', {
            ...source,
            container: {
              ...container,
              tokenFrom: '/var/run/secrets/kubernetes.io/serviceaccount/token',
              token: { ...token, audience: ['https://kubernetes.default.svc'] },
            },
          }),
        ),
        says: ['Its audience is https://kubernetes.default.svc', 'eks-pod-identity-token'],
      },
      {
        story: 'expired',
        evidence: pod(refuses('ExpiredTokenException', 'The specified token is expired.')),
        says: ['It is valid until 2026-01-02', 'restart'],
      },
      {
        story: 'the agent cannot parse it',
        evidence: pod(refuses('HTTP 400', 'Service account token cannot be parsed: token is malformed')),
        says: ['cannot be parsed'],
      },
      {
        story: 'the file is not there',
        evidence: pod(inPod('ENOENT', "no such file or directory, open '/no/such/token'")),
        says: ['/no/such/token', 'neither where one is set already'],
      },
      {
        story: 'white space around it, which the SDKs do not take off',
        evidence: pod(warned(source, 'token-untidy', 'there is white space around the token')),
        says: ['white space', '"warning"'],
      },
      {
        story: 'none at all',
        evidence: pod(
          refuses('HTTP 400', 'Service account token cannot be empty', {
            ...source,
            container: { url: container.url },
          }),
        ),
        says: ['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is not set'],
      },
    ],
    nearMisses: [
      {
        story: 'the token of IRSA is what has expired',
        evidence: evidence({
          checks: {
            'token-lifetime': failedInPod('token-expired', 'it has expired', { secondsLeft: -60 }),
          },
        }),
        finds: ['token-expired'],
      },
    ],
  },
}
