import { evidence } from '../evidence.ts'
import { ROLE_ARN } from '../healthy.ts'
import { failedInPod, passed, refused } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

const onPod = { path: '/etc/podinfo/annotations', roleArn: ROLE_ARN }

export const podItself: Cases = {
  'role-annotated-on-pod': {
    matches: [
      {
        story: 'global.platform.eksRoleArn of chart 4.12',
        evidence: evidence({
          checks: { 'role-annotation': failedInPod('annotation-on-pod', 'the pod carries it', onPod) },
        }),
        says: [ROLE_ARN, 'global.platform.eksRoleArn', 'kubectl -n gitlab annotate serviceaccount'],
      },
    ],
    nearMisses: [
      {
        story: 'the pod mounts its annotations and has none of these',
        evidence: evidence({ checks: { 'role-annotation': passed({ path: onPod.path }) } }),
        finds: [],
      },
    ],
  },
  'token-file-unreadable-for-git': {
    matches: [
      {
        story: 'the doctor was started as root',
        evidence: evidence({
          checks: {
            'token-readable-by-gitlab': failedInPod('unreadable-for-gitlab', 'user 1000 may not read it', {
              uid: 1000,
              gids: [1000],
            }),
          },
        }),
        says: ['fsGroup: 1000', 'user 1000'],
      },
    ],
    nearMisses: [
      {
        story: 'the doctor itself may not read it',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('EACCES', 'permission denied'), 'token-claims': null },
        }),
        finds: ['token-file-unreadable'],
      },
    ],
  },
  's3cmd-restore-copies-acls': {
    matches: [
      {
        story: 'the bucket takes no lists',
        evidence: evidence({
          buckets: {
            'gitlab-tmp': {
              's3-object-acl': refused('AccessControlListNotSupported', 'The bucket does not allow ACLs', {
                operation: 'PutObjectAcl',
                httpStatus: 400,
              }),
            },
          },
        }),
        says: ['acl_public = False', '--s3tool awscli'],
      },
      {
        story: 'the role may not read lists',
        evidence: evidence({
          buckets: {
            'gitlab-lfs': {
              's3-object-acl': denied('s3:GetObjectAcl', 'arn:aws:s3:::gitlab-lfs/gitlab-iam-doctor/1/probe'),
            },
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'an upload itself is refused for its list',
        evidence: evidence({
          buckets: {
            'gitlab-registry': {
              's3-write': refused('AccessControlListNotSupported', 'The bucket does not allow ACLs', {
                httpStatus: 400,
              }),
            },
          },
        }),
        finds: ['acl-not-supported'],
      },
    ],
  },
}
