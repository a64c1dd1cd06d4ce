import { evidence } from '../evidence.ts'
import { failedInPod, skipped, unreachable } from '../outcomes.ts'
import type { Cases } from './case.ts'
import { AGENT, pod, refuses, silent, UNAUTHORIZED } from './podIdentityShapes.ts'

const OF_NODE =
  'User: arn:aws:sts::111122223333:assumed-role/node/i-0123456789abcdef0 is not authorized to perform: eks-auth:AssumeRoleForPodIdentity'

export const podIdentityAgent: Cases = {
  'pod-identity-address-wrong': {
    matches: [
      {
        story: 'a host that the SDKs refuse',
        evidence: pod(
          failedInPod('container-uri-not-allowed', 'http://10.0.0.1/ is neither https nor …', {
            source: 'pod-identity',
          }),
        ),
        says: ['http://10.0.0.1/', 'http://169.254.170.23/v1/credentials', 'AWS_CONTAINER_'],
      },
      {
        story: 'the agent says so',
        evidence: pod(
          refuses(
            'HTTP 403',
            'Access Denied. Called agent through invalid address, please use either [169.254.170.23 fd00:ec2::23] address not localhost',
          ),
        ),
        says: ['invalid address'],
      },
      { story: 'the address of ECS', evidence: pod(silent('169.254.170.2')), says: ['Amazon ECS'] },
    ],
    nearMisses: [
      {
        story: 'nobody answers at the right address',
        evidence: pod(silent(AGENT)),
        finds: ['pod-identity-agent-unreachable'],
      },
    ],
  },
  'pod-identity-agent-unreachable': {
    matches: [
      {
        story: 'no agent on the node',
        evidence: pod(silent(AGENT)),
        says: ['169.254.170.23:80', 'TCP (connecting)', 'eks-pod-identity-agent', 'create-addon'],
      },
    ],
    nearMisses: [
      {
        story: 'it is STS that is silent',
        evidence: evidence({
          checks: {
            'sts-reachable': unreachable('tcp', 'timeout', 'sts.eu-central-1.amazonaws.com'),
            'caller-identity': skipped('sts-reachable'),
            'assume-role': skipped('sts-reachable'),
            'expected-role': skipped('caller-identity'),
            'not-node-role': skipped('caller-identity'),
          },
          buckets: {},
        }),
        finds: ['sts-unreachable'],
      },
    ],
  },
  'pod-identity-agent-failing': {
    matches: [
      {
        story: 'EKS Auth did not answer the agent in time',
        evidence: pod(
          refuses(
            'HTTP 500',
            'unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 0, RequestID: , canceled, context canceled',
          ),
        ),
        says: ['context canceled', 'com.amazonaws.eu-central-1.eks-auth', 'AmazonEKSWorkerNodePolicy'],
      },
      {
        story: 'the agent is asked too often',
        evidence: pod(refuses('HTTP 429', 'Too Many Requests')),
        says: ['Too Many Requests'],
      },
      {
        story: 'the role of the node may not ask',
        evidence: pod(refuses('AccessDeniedException', OF_NODE)),
        says: ['assumed-role/node/', 'attach-role-policy', 'arn:aws:iam::aws:policy/'],
      },
    ],
    nearMisses: [
      {
        story: 'EKS may not assume the role of the pod',
        evidence: pod(refuses('AccessDeniedException', UNAUTHORIZED)),
        finds: ['pod-identity-role-not-assumable'],
      },
    ],
  },
}
