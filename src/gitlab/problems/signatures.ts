import type { Setting } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { connectionsOf, isForAws } from '../effective.ts'
import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/**
 * Signatures of version 2. With them Rails lets Workhorse use no S3 client of its own (gitlab-org/gitlab
 * lib/object_storage/direct_upload.rb), and the registry refuses to start on Amazon S3 (its s3-aws/common/parser.go).
 */
export const signatureProblems: ProblemSearch = (facts) => {
  const v4Auth = facts.registry.ok ? facts.registry.value.s3?.v4Auth : undefined
  const signatureV2 = facts.s3cfg.used.ok ? facts.s3cfg.used.value.signatureV2 : undefined
  return [
    ...connectionsOf(facts)
      .filter(isForAws)
      .flatMap(({ signatureVersion }) =>
        signatureVersion?.value === 2 ? [problem(signatureVersion, 'rails')] : [],
      ),
    ...(v4Auth?.value === false ? [problem(v4Auth, 'registry')] : []),
    ...(signatureV2?.value === true ? [problem(signatureV2, 's3cmd')] : []),
  ]
}

function problem(setting: Setting<unknown>, client: ClientId): Problem {
  return { kind: 'signature-version-2', client, ...at(setting) }
}
