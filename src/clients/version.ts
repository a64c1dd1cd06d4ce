import { compareVersions } from 'compare-versions'

/**
 * Whether a program is at least of this version; undefined when its own is not known, or says nothing.
 * Only the numbers count: `v4.12.0-gitlab` is GitLab's build of 4.12.0, not a pre-release.
 */
export function isAtLeast(version: string | undefined, wanted: string): boolean | undefined {
  const [numbers] = /\d+(\.\d+){1,3}/.exec(version ?? '') ?? []
  return numbers === undefined ? undefined : compareVersions(numbers, wanted) >= 0
}

/** True only when the version is known and too old: nobody is accused on a guess. */
export function isBefore(version: string | undefined, wanted: string): boolean {
  return isAtLeast(version, wanted) === false
}
