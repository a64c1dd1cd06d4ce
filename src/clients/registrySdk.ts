import { isAtLeast } from './version.ts'

/**
 * AWS's first SDK for Go is behind the drivers `s3` and `s3aws`, its second behind `s3_v2` (GitLab's registry,
 * registry/storage/driver/s3-aws). In GitLab 19.0 `s3` becomes another name of `s3_v2` (GitLab Environment Toolkit,
 * issue 1051; gitlab-org/gitlab#523095); 4.40.2, of chart 10.2.0, is the first registry known to be later. Of one whose
 * version is not known the worse is assumed.
 */
export function hasFirstSdk(driver: string, registryVersion: string | undefined): boolean {
  if (driver === 's3') return isAtLeast(registryVersion, '4.40.2') !== true
  return driver !== 's3_v2'
}
