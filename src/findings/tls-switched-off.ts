import type { Rule } from '../model/rule.ts'
import { connectionFix, registryFix, s3cfgFix } from './clues/secretFix.ts'
import { problemsIn, settingsWith } from './clues/settings.ts'
import { diagnosis } from './clues/symptoms.ts'

/**
 * A client that is told to do without TLS, or without a look at the certificate. Bucket policies often deny what
 * comes without TLS (aws:SecureTransport; Amazon S3 User Guide, "Security best practices for Amazon S3").
 */
export const tlsSwitchedOff: Rule = {
  id: 'tls-switched-off',
  cause: 'proxy-or-tls',
  diagnose(evidence, symptoms) {
    return CLIENTS.flatMap(({ check, who, remedy, fix }) => {
      const explained = settingsWith(symptoms, check, 'plain-http', 'certificate-unchecked')
      const [first] = explained
      if (first === undefined) return []
      const plain = problemsIn(evidence, check).some(({ kind }) => kind === 'plain-http')
      return [
        diagnosis(explained, {
          confidence: 'certain',
          title: plain ? `${who} is told to do without TLS` : `${who} is told not to look at certificates`,
          what: plain
            ? 'What it sends, session token included, can be read on the way, and a bucket whose policy demands TLS (aws:SecureTransport) denies it.'
            : 'Whoever sits in between can pass for S3 and take what is sent.',
          why: [
            first.outcome.message,
            ...(plain
              ? ['The probes of this run went over TLS, so they say nothing about this client.']
              : []),
          ],
          fix: fix(evidence, `Remove ${remedy} from its configuration; TLS is the default.`),
        }),
      ]
    })
  },
}

const CLIENTS = [
  {
    check: 'backup-tls',
    who: 's3cmd',
    remedy: 'use_https and check_ssl_certificate',
    fix: s3cfgFix,
  },
  {
    check: 'registry-tls',
    who: 'The registry',
    remedy: 'secure, skipverify and an http:// in regionendpoint',
    fix: registryFix,
  },
  {
    check: 'rails-tls',
    who: 'Rails or Workhorse',
    remedy: 'scheme and an endpoint with http://',
    fix: connectionFix,
  },
] as const
