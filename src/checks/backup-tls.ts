import { definePodCheck } from './check.ts'
import { s3cmdInAws } from './s3cmdInAws.ts'
import { problemsWith, weighed } from './settings.ts'

/**
 * S3 takes requests without TLS, keys and all, unless the policy of the bucket denies them (aws:SecureTransport;
 * Amazon S3 User Guide, "Security best practices for Amazon S3").
 */
export const backupTls = definePodCheck({
  id: 'backup-tls',
  category: 'config',
  title: 's3cmd speaks TLS to AWS and looks at its certificate',
  needs: ['backup-config-readable'],
  async run({ gitlab }) {
    const inAws = s3cmdInAws(gitlab)
    return weighed(
      'TLS, with its certificate',
      problemsWith(gitlab, 's3cmd', 'plain-http', 'certificate-unchecked'),
      ({ kind }) => (inAws ? (kind === 'plain-http' ? 'error' : 'warn') : undefined),
    )
  },
})
