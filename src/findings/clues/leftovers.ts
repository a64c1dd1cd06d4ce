import type { Leftover } from '../../model/facts.ts'
import { groupedBy } from './grouped.ts'

/**
 * The commands that remove what a run left behind: one for each bucket's folder of the run, and for each version
 * and unfinished upload its own. No other run and nothing of GitLab's is in such a folder.
 */
export function removalCommands(leftovers: readonly Leftover[]): readonly string[] {
  const objects = leftovers.filter(
    ({ versionId, uploadId }) => versionId === undefined && uploadId === undefined,
  )
  const others = leftovers.filter((leftover) => !objects.includes(leftover))
  const folders = groupedBy(objects, ({ bucket, key }) => `s3://${bucket}/${folderOf(key)}`)
  return [
    ...folders.flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : more.length === 0
          ? first.command
          : `aws s3 rm --recursive s3://${first.bucket}/${folderOf(first.key)}`,
    ),
    ...others.map(({ command }) => command),
  ]
}

/** `gitlab-iam-doctor/RUN/` of `gitlab-iam-doctor/RUN/probe`. */
function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1)
}
