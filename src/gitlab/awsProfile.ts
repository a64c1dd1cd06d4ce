import type { AwsProfile } from '../model/awsFiles.ts'
import type { Origin, Setting } from '../model/gitlab.ts'
import { present } from '../present.ts'
import { type AwsSections, nested } from './awsIni.ts'
import type { Keeper } from './keeper.ts'
import { keyPair } from './keyPair.ts'
import { withoutLogin } from './url.ts'

export interface AwsSource {
  readonly file: string
  readonly sections: AwsSections
}

/** The sections that are profiles: every one of the credentials; `default` and `profile NAME` of the configuration. */
export function profilesOf(sections: AwsSections, kind: 'config' | 'credentials'): readonly string[] {
  return [...sections.keys()].flatMap((header) => {
    if (kind === 'credentials' || header === 'default') return [header]
    const [, name] = /^profile\s+["']?([^"']+?)["']?\s*$/.exec(header) ?? []
    return name === undefined ? [] : [name]
  })
}

/** A profile with the credentials' settings laid over the configuration's (boto/botocore session.py, full_config). */
export function readProfile(
  name: string,
  config: AwsSource | undefined,
  credentials: AwsSource | undefined,
  keeper: Keeper,
): AwsProfile | undefined {
  const found = new Map<string, Setting<string>>()
  for (const [source, kind] of [
    [config, 'config'],
    [credentials, 'credentials'],
  ] as const) {
    for (const [header, section] of source?.sections ?? []) {
      if (!profilesOf(new Map([[header, section]]), kind).includes(name)) continue
      for (const [key, value] of section)
        found.set(key, { file: source?.file ?? '', key: `${header}.${key}`, value })
    }
  }
  if (found.size === 0) return undefined
  const setting = (key: string) => {
    const one = found.get(key)
    if (one === undefined || one.value === '') return undefined
    const { shown, password } = withoutLogin(one.value)
    keeper.hide(password)
    return { ...one, value: shown }
  }
  const origin = (key: string): Origin | undefined => {
    const one = found.get(key)
    return one && { file: one.file, key: one.key }
  }
  const names = {
    accessKeyId: 'aws_access_key_id',
    secretAccessKey: 'aws_secret_access_key',
    sessionToken: 'aws_session_token',
  } as const
  const file = (origin(names.accessKeyId) ?? origin(names.secretAccessKey))?.file
  const place = { file: file ?? credentials?.file ?? config?.file ?? '', key: name }
  const raw = {
    accessKeyId: found.get(names.accessKeyId)?.value,
    secretAccessKey: found.get(names.secretAccessKey)?.value,
    sessionToken: found.get(names.sessionToken)?.value,
  }
  const s3 = found.get('s3')
  return {
    keys: keyPair(place, raw, (which) => origin(names[which]) ?? place, keeper),
    ...present({
      region: setting('region'),
      roleArn: setting('role_arn'),
      sourceProfile: setting('source_profile'),
      webIdentityTokenFile: setting('web_identity_token_file'),
      endpointUrl: setting('endpoint_url'),
      credentialProcess: origin('credential_process'),
      sso: origin('sso_session') ?? origin('sso_start_url'),
    }),
    s3: s3 === undefined ? {} : blockOf(s3),
  }
}

function blockOf(s3: Setting<string>): Readonly<Record<string, Setting<string>>> {
  const known = ['addressing_style', 'signature_version', 'use_accelerate_endpoint', 'use_dualstack_endpoint']
  const settings = Object.entries(nested(s3.value)).filter(([name]) => known.includes(name))
  return Object.fromEntries(
    settings.map(([name, value]) => [name, { file: s3.file, key: `${s3.key}.${name}`, value }]),
  )
}
