/** Versions as the files and programs of GitLab's images write them. */

/** `fog-aws` of Gemfile.lock, from one of its lines. */
export function fogAwsIn(line: string): string | undefined {
  return /^ {4}fog-aws \((\d[^\s)]*)\)\s*$/.exec(line)?.[1]
}

/**
 * A Python package's version, from the name of the folder that pip keeps about it: `s3cmd-2.3.0.dist-info`,
 * `s3cmd-2.3.0-py3.8.egg-info` (Python Packaging User Guide, recording installed projects).
 */
export function versionInFolderName(name: string, distribution: string): string | undefined {
  const found = /^([A-Za-z0-9_.]+)-(\d[^-]*?)(?:-py\d[\d.]*)?\.(?:dist|egg)-info$/.exec(name)
  return found?.[1]?.toLowerCase() === distribution ? found[2] : undefined
}

/** What `--version` printed: the first number of the form 1.2.3, after the program's own name where it has one. */
export function versionInOutput(output: string): string | undefined {
  return /(?:^|[\s/])v?(\d+\.\d+(?:\.\d+)?(?:[-+.][0-9A-Za-z.-]+)?)/.exec(output)?.[1]
}

/** GitLab's own, as /srv/gitlab/VERSION has it: `17.3.1-ee`. */
export function gitlabVersionIn(text: string): string | undefined {
  return /^\s*(\d+\.\d+\.\d+\S{0,40})\s*$/.exec(text)?.[1]
}
