import type { Leftover } from '../model/facts.ts'
import type { Ink } from './ink.ts'
import { counted } from './numbers.ts'

/** Probes of ours that could not be removed, each with the command that removes it. */
export function leftoverLines(leftovers: readonly Leftover[], ink: Ink): readonly string[] {
  if (leftovers.length === 0) return []
  return [
    `${ink.paint('warn', 'LEFT BEHIND')}  ${counted(leftovers.length, 'probe')} of this doctor could not be removed`,
    ...leftovers.flatMap(({ bucket, key, uploadId, versionId, why, command }) => [
      ink.verbatim(2, `s3://${bucket}/${key}`),
      ...(versionId === undefined ? [] : [ink.verbatim(4, `version ${versionId}`)]),
      ...(uploadId === undefined ? [] : [ink.verbatim(4, `multipart upload ${uploadId}`)]),
      ...ink.prose({ head: '    ', column: 4 }, why),
      ink.verbatim(4, command),
    ]),
  ]
}
