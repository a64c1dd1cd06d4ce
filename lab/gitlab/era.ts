/** Which of the chart's releases a pod comes from. */
export interface Era {
  /** GitLab's version: 9.5.1 of the chart is 18.5.1 of GitLab, 4.12 was 13.12 (GitLab chart, `Chart.yaml` of each tag). */
  readonly gitlabVersion: string
  /** Whether the chart is this release or a newer one. */
  since(release: string): boolean
}

export function eraOf(chart: string): Era {
  const [major = 0, minor = 0, patch = 0] = numbersOf(chart)
  return {
    gitlabVersion: `${major + 9}.${minor}.${patch}`,
    since(release) {
      const [wantedMajor = 0, wantedMinor = 0] = numbersOf(release)
      return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
    },
  }
}

function numbersOf(version: string): readonly number[] {
  return version.split('.').map(Number)
}
