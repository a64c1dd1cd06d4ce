import { evidence } from '../evidence.ts'
import { claims, TOKEN_FILE } from '../healthy.ts'
import { failedInPod, stsRefused, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const WRONG_AUDIENCE = 'Incorrect token audience'
const forGitLab = { ...claims, audience: ['gitlab.example.com'] }

export const tokenFile: Cases = {
  'token-file-missing': {
    matches: [
      {
        story: 'no such file',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('ENOENT', 'no such file', { path: TOKEN_FILE }) },
        }),
        says: [TOKEN_FILE, 'does not exist', 'skip-containers'],
      },
      {
        story: 'a folder',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('EISDIR', 'is a directory', { path: '/var/run/secrets' }) },
        }),
        says: ['is a folder', 'set by hand'],
      },
    ],
    nearMisses: [
      {
        story: 'the file is there and may not be read',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('EACCES', 'permission denied', { path: TOKEN_FILE }) },
        }),
        finds: ['token-file-unreadable'],
      },
    ],
  },
  'token-file-unreadable': {
    matches: [
      {
        story: 'mode 0600 of root',
        evidence: evidence({
          checks: {
            'token-readable': failedInPod('EACCES', 'permission denied', {
              path: TOKEN_FILE,
              mode: '0600',
              uid: 0,
              gid: 0,
              processUid: 1000,
              processGid: 1000,
            }),
          },
        }),
        says: [
          'mode 0600, owner 0:0, the process is 1000:1000',
          'gitlab.toolbox.securityContext.fsGroup=1000',
        ],
      },
      {
        story: "the registry's values have no gitlab. before them",
        evidence: evidence({
          pod: { component: 'registry' },
          checks: { 'token-readable': failedInPod('EACCES', 'permission denied', { path: TOKEN_FILE }) },
        }),
        says: ["'registry.securityContext.fsGroup=1000'"],
      },
    ],
    nearMisses: [
      {
        story: 'the file is empty',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('empty', 'is empty', { path: TOKEN_FILE }) },
        }),
        finds: ['token-file-not-a-jwt'],
      },
    ],
  },
  'token-file-not-a-jwt': {
    matches: [
      {
        story: 'a web page',
        evidence: evidence({
          checks: { 'token-claims': failedInPod('not-a-jwt', 'it has one part, a JWT has 3') },
        }),
        says: ['it has one part', 'base64url'],
      },
      {
        story: 'only STS sees it',
        evidence: evidence({
          checks: {
            'assume-role': stsRefused('InvalidIdentityToken', 'The ID Token provided is not a valid JWT.'),
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'a good token with a wrong audience',
        evidence: evidence({
          checks: {
            'token-claims': warned(forGitLab, 'audience-not-sts'),
            'assume-role': stsRefused('InvalidIdentityToken', WRONG_AUDIENCE),
          },
        }),
        finds: ['token-audience-not-sts'],
      },
    ],
  },
  'token-expired': {
    matches: [
      {
        story: 'seen here and by STS',
        evidence: evidence({
          checks: {
            'token-lifetime': failedInPod('token-expired', 'expired', {
              expiresAt: '2026-01-01T00:00:00.000Z',
              secondsLeft: -7200,
            }),
            'assume-role': stsRefused(
              'ExpiredTokenException',
              'Token expired: current date/time 1767232800 must be before the expiration date/time1767225600',
            ),
          },
        }),
        says: ['at 2026-01-01T00:00:00.000Z, 2 h ago', '80 %'],
      },
    ],
    nearMisses: [
      {
        story: 'the session has expired, not the token',
        evidence: evidence({
          buckets: { a: { 's3-list': stsRefused('ExpiredToken', 'The provided token has expired.') } },
        }),
        finds: ['session-credentials-expired'],
      },
    ],
  },
}
