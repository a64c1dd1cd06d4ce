import type { Reading } from '../model/gitlab.ts'
import type { Connection } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import { railsBoolean } from './booleans.ts'
import type { Keeper } from './keeper.ts'
import type { KeyNames } from './keyPair.ts'
import type { Section } from './section.ts'
import { yamlFile } from './yaml.ts'

const keyNames: KeyNames = {
  accessKeyId: 'aws_access_key_id',
  secretAccessKey: 'aws_secret_access_key',
  sessionToken: 'aws_session_token',
}

/**
 * Every key that GitLab (docs, administration/object_storage.md) or fog-aws (fog/fog-aws lib/fog/aws/storage.rb,
 * `recognizes`) knows in a connection to AWS.
 */
const known = [
  ...Object.values(keyNames),
  ...['provider', 'region', 'use_iam_profile', 'endpoint', 'host', 'path_style', 'aws_signature_version'],
  ...['enable_signature_v4_streaming', 'aws_credentials_refresh_threshold_seconds', 'sts_endpoint'],
  ...['aws_credentials_expire_at', 'scheme', 'port', 'persistent', 'acceleration', 'virtual_host', 'cname'],
  ...['max_put_chunk_size', 'max_copy_chunk_size', 'disable_content_md5_validation', 'connection_options'],
  ...['instrumentor', 'instrumentor_name', 'disable_imds_v2'],
]

/** A `connection` as Rails hands it to fog-aws and to Workhorse. */
export function readConnection(section: Section): Connection {
  const provider = section.text('provider')
  const connection = {
    ...present({
      provider,
      region: section.text('region'),
      endpoint: section.text('endpoint'),
      host: section.text('host'),
      scheme: section.text('scheme'),
      useIamProfile: section.flag('use_iam_profile', railsBoolean),
      pathStyle: section.flag('path_style', railsBoolean),
      signatureVersion: section.number('aws_signature_version'),
      signatureV4Streaming: section.flag('enable_signature_v4_streaming', railsBoolean),
    }),
    keys: section.keys(keyNames),
  }
  // A text is true to fog, whatever it says (fog/fog-aws lib/fog/aws/credential_fetcher.rb), but not to Rails.
  const { useIamProfile } = connection
  if (useIamProfile?.value === false && section.raw('use_iam_profile') !== false)
    section.complain('use_iam_profile', 'true or false', section.raw('use_iam_profile'))
  for (const name of Object.values(keyNames)) {
    // fog merges what is set over what the role gave it, an empty text too (fog/fog-core lib/fog/core/service.rb).
    if (section.raw(name) === '')
      section.complaints.push({ kind: 'odd-text', ...section.at(name), oddity: 'empty' })
  }
  // Google and Azure have keys of their own.
  if (provider === undefined || /aws/i.test(provider.value))
    section.expect(known, Object.values(keyNames), meantRole)
  return { file: section.file, key: section.key, ...connection, complaints: section.complaints }
}

/** What people write who mean `use_iam_profile`, however far the letters are from it. */
function meantRole(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '')
  return /^(use|enable)?(aws)?iam(instance)?(role|profile)?s?(enabled)?$/.test(plain) ||
    /^use(aws)?(instance|iam)(role|profile)$/.test(plain)
    ? 'use_iam_profile'
    : undefined
}

/** A Secret with a connection, as it is mounted below /etc/gitlab/objectstorage. */
export function readConnectionFile(file: string, text: string, keeper: Keeper): Reading<Connection> {
  const parsed = yamlFile(file, text, keeper)
  return parsed.ok ? { ok: true, file, value: readConnection(parsed.value) } : parsed
}
