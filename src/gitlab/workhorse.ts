import { parse, TomlError } from 'smol-toml'
import type { Reading } from '../model/gitlab.ts'
import type { WorkhorseConfig } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import type { Keeper } from './keeper.ts'
import { notParsed, plainText } from './plainText.ts'
import { Section } from './section.ts'

/** Rendered when the container starts (GitLab chart, charts/gitlab/charts/webservice/templates/_helpers.tpl). */
export const workhorseConfigPath = '/srv/gitlab/config/workhorse-config.toml'

/** The object storage of Workhorse: keys alone, for Rails tells it bucket, region and endpoint with each request. */
export function readWorkhorse(file: string, raw: string, keeper: Keeper): Reading<WorkhorseConfig> {
  const plain = plainText(raw)
  if (!plain.ok) return { ...plain, file }
  let parsed: Readonly<Record<string, unknown>>
  try {
    parsed = parse(plain.text)
  } catch (thrown) {
    // The message goes on with an excerpt of the file, which may hold a key.
    const detail = 'it is not valid TOML'
    if (!(thrown instanceof TomlError)) return notParsed(file, plain.text, { detail })
    return notParsed(file, plain.text, { detail, line: thrown.line, column: thrown.column })
  }
  const top = new Section(parsed, { file, key: '' }, keeper)
  const storage = top.section('object_storage')
  const s3 = storage?.section('s3')
  const names = {
    accessKeyId: 'aws_access_key_id',
    secretAccessKey: 'aws_secret_access_key',
    sessionToken: 'aws_session_token',
  }
  const nothing = { file, key: 'object_storage.s3' }
  const provider = storage?.text('provider')
  const keys = s3?.keys(names) ?? nothing
  return {
    ok: true,
    file,
    value: {
      ...present({ provider }),
      keys,
      complaints: [top, storage, s3].flatMap((one) => one?.complaints ?? []),
    },
  }
}
