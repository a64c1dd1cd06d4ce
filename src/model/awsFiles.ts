import type { KeyPair, Origin, Reading, Setting } from './gitlab.ts'

/** One profile of ~/.aws, put together from both files. */
export interface AwsProfile {
  readonly keys: KeyPair
  readonly region?: Setting<string>
  readonly roleArn?: Setting<string>
  readonly sourceProfile?: Setting<string>
  readonly webIdentityTokenFile?: Setting<string>
  readonly endpointUrl?: Setting<string>
  /** Only where they stand: a command line may hold a secret. */
  readonly credentialProcess?: Origin
  readonly sso?: Origin
  readonly s3: Readonly<Record<string, Setting<string>>>
}

export interface AwsFiles {
  /** `AWS_DEFAULT_PROFILE`, `AWS_PROFILE`, or `default`. */
  readonly profile: Setting<string>
  /** The profile as both files have it; absent when neither names it. */
  readonly found?: AwsProfile
  /** What names a profile that neither file has. */
  readonly missing?: Setting<string>
  readonly config: Reading<AwsFile>
  readonly credentials: Reading<AwsFile>
}

export interface AwsFile {
  readonly profiles: readonly string[]
}
