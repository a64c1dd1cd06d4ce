import type { AwsFile, AwsFiles } from '../model/awsFiles.ts'
import type { Reading } from '../model/gitlab.ts'
import { present } from '../present.ts'
import { awsIni } from './awsIni.ts'
import { type AwsSource, profilesOf, readProfile } from './awsProfile.ts'
import type { Env } from './environment.ts'
import type { Keeper } from './keeper.ts'

/** Both files below ~/.aws, each as its text or the reason why there is none. */
export interface AwsTexts {
  readonly config: Reading<string>
  readonly credentials: Reading<string>
}

/** The profile that the AWS CLI takes, from both files (boto/botocore botocore/configprovider.py, session.py). */
export function readAwsFiles(texts: AwsTexts, env: Env, keeper: Keeper): AwsFiles {
  const variable = VARIABLES.find((name) => env[name])
  const profile =
    variable === undefined
      ? { file: 'environment', key: 'AWS_PROFILE', value: 'default' }
      : { file: 'environment', key: variable, value: env[variable] ?? '' }
  const config = parsed(texts.config, 'config')
  const credentials = parsed(texts.credentials, 'credentials')
  const found = readProfile(profile.value, config.source, credentials.source, keeper)
  return {
    profile,
    ...present({ found, missing: missingFor(env, found !== undefined) }),
    config: config.reading,
    credentials: credentials.reading,
  }
}

const VARIABLES = ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE']

/** For botocore an empty text is a name as well, which no profile has; and `default` has to be there once it is named. */
function missingFor(env: Env, isFound: boolean): AwsFiles['missing'] {
  const key = VARIABLES.find((name) => env[name] !== undefined)
  const value = key === undefined ? undefined : env[key]
  if (key === undefined || value === undefined) return undefined
  return isFound && value !== '' ? undefined : { file: 'environment', key, value }
}

interface Parsed {
  readonly source: AwsSource | undefined
  readonly reading: Reading<AwsFile>
}

function parsed(text: Reading<string>, kind: 'config' | 'credentials'): Parsed {
  if (!text.ok) return { source: undefined, reading: text }
  const { file } = text
  const ini = awsIni(file, text.value)
  if (!ini.ok) return { source: undefined, reading: ini }
  return {
    source: { file, sections: ini.sections },
    reading: { ok: true, file, value: { profiles: profilesOf(ini.sections, kind) } },
  }
}
