import type { Problem } from '../../model/gitlabProblems.ts'
import { at, missingAt } from './at.ts'
import type { ProblemSearch } from './index.ts'

/**
 * A type whose objects have nowhere to go. Rails refuses to start: "Object storage for TYPE must have a bucket
 * specified" (gitlab-org/gitlab config/object_store_settings.rb).
 */
export const bucketProblems: ProblemSearch = ({ gitlabYml, registry }) => {
  const s3 = registry.ok ? registry.value.s3 : undefined
  const lacking: readonly Problem[] =
    s3 && s3.bucket === undefined
      ? [{ kind: 'bucket-missing', client: 'registry', ...missingAt(s3, 'bucket'), type: 'registry' }]
      : []
  if (!gitlabYml.ok) return lacking
  const { types, complaints } = gitlabYml.value
  return [
    ...types
      .filter(({ enabled, storeEnabled }) => enabled?.value === true && storeEnabled?.value === true)
      .filter(({ bucket }) => bucket === undefined)
      .map(({ section, form }): Problem => {
        const key =
          form === 'consolidated'
            ? `production.object_store.objects.${section}.bucket`
            : `production.${section}.object_store.remote_directory`
        return { kind: 'bucket-missing', client: 'rails', file: gitlabYml.file, key, type: section }
      }),
    ...complaints.flatMap((one): readonly Problem[] =>
      one.kind === 'bucket-malformed'
        ? [{ kind: one.kind, client: 'rails', ...at(one), value: one.value }]
        : [],
    ),
    ...lacking,
  ]
}
