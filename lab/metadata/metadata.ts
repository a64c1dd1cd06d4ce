import type { Aws } from '../aws.ts'
import type { Answer, LabRequest } from '../http/exchange.ts'
import type { Notes } from '../journal.ts'
import { createImds } from './imds.ts'
import { answerKiam } from './kiam.ts'
import { answerKube2iam } from './kube2iam.ts'

/** Whoever answers at 169.254.169.254. */
export interface MetadataService {
  answer(request: LabRequest, notes: Notes, from?: Origin): Answer | 'silence'
}

/** What runs on the node's own network is one hop nearer. */
export type Origin = 'pod' | 'node'

/** The instance metadata service, or what the world has put between it and the pods. */
export function createMetadataService(aws: Aws): MetadataService {
  const imds = createImds(aws)
  return {
    answer(request, notes) {
      const { metadata, node } = aws.world
      if (metadata === undefined || node === undefined) return imds.answer(request, notes)
      const around = { aws, node, request, notes, instance: imds }
      return metadata.kind === 'kiam' ? answerKiam(metadata, around) : answerKube2iam(metadata, around)
    },
  }
}

/** What kube2iam and kiam see of one request. */
export interface Around {
  readonly aws: Aws
  readonly node: NonNullable<Aws['world']['node']>
  readonly request: LabRequest
  readonly notes: Notes
  readonly instance: MetadataService
}
