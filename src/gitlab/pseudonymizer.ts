import { present } from '../present.ts'
import { placeOf } from './bucketName.ts'
import { readConnection } from './connection.ts'
import type { TypeRead } from './objectType.ts'
import type { Section } from './section.ts'

/**
 * Charts before 6.0 had a pseudonymizer with an `upload` of its own shape (GitLab chart v4.12.0,
 * charts/gitlab/templates/_pseudonymizer.tpl).
 */
export function readPseudonymizer(production: Section): readonly TypeRead[] {
  const upload = production.section('pseudonymizer')?.section('upload')
  if (upload === undefined) return []
  const connection = upload.section('connection')
  return [
    {
      type: {
        use: 'pseudonymizer',
        section: 'pseudonymizer',
        form: 'storage-specific',
        ...placeOf(upload.text('remote_directory')),
        ...present({ connection: connection && readConnection(connection) }),
      },
      complaints: upload.complaints,
    },
  ]
}
