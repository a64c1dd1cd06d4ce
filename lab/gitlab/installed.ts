import type { Versions } from '../world-gitlab.ts'
import type { PodFile } from '../world-pod.ts'

type Files = Record<string, PodFile>

/**
 * The programs of the image, as far as they tell their version: each answers `--version`, and what pip or bundler
 * leaves beside it tells without running anything.
 */
export function installedFiles(versions: Versions | undefined): Files {
  const { s3cmd, awscli, registry, python = '3.8.16' } = versions ?? {}
  const fogAws = versions?.['fog-aws']
  return {
    ...(s3cmd === undefined ? {} : s3cmdFiles(s3cmd, python)),
    ...(awscli === undefined ? {} : awscliFiles(awscli, python, versions?.botocore)),
    ...(registry === undefined
      ? {}
      : { '/bin/registry': says(`/bin/registry github.com/docker/distribution ${registry}`) }),
    ...(fogAws === undefined ? {} : { '/srv/gitlab/Gemfile.lock': { text: gemfileLock(fogAws) } }),
  }
}

function s3cmdFiles(version: string, python: string): Files {
  const packages = sitePackages(python)
  return {
    '/usr/local/bin/s3cmd': says(`s3cmd version ${version}`),
    [`${packages}/s3cmd-${version}.dist-info/METADATA`]: metadata('s3cmd', version),
    [`${packages}/S3/PkgInfo.py`]: {
      text: `package = "s3cmd"\nversion = "${version}"\nurl = "http://s3tools.org"\n`,
    },
  }
}

/** Version 1 comes from pip; version 2 is a bundle with its own Python in /usr/local/aws-cli. */
function awscliFiles(version: string, python: string, botocore: string | undefined): Files {
  if (version.startsWith('2.')) {
    const bundle = `/usr/local/aws-cli/v2/${version}`
    const program = says(`aws-cli/${version} Python/3.13.7 Linux/6.1.0 exe/x86_64.debian.12`)
    return { '/usr/local/bin/aws': program, [`${bundle}/bin/aws`]: program }
  }
  const packages = sitePackages(python)
  const words = [`aws-cli/${version}`, `Python/${python}`, 'Linux/6.1.0']
  return {
    '/usr/local/bin/aws': says(
      [...words, ...(botocore === undefined ? [] : [`botocore/${botocore}`])].join(' '),
    ),
    [`${packages}/awscli-${version}.dist-info/METADATA`]: metadata('awscli', version),
    ...(botocore === undefined
      ? {}
      : { [`${packages}/botocore-${botocore}.dist-info/METADATA`]: metadata('botocore', botocore) }),
  }
}

function sitePackages(python: string): string {
  return `/usr/local/lib/python${python.split('.').slice(0, 2).join('.')}/site-packages`
}

function metadata(name: string, version: string): PodFile {
  return { text: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nSummary: ${name}\n` }
}

/** A program that answers one thing, whatever it is asked. */
function says(line: string): PodFile {
  return { text: `#!/bin/sh\necho '${line}'\n`, mode: '0755' }
}

function gemfileLock(fogAws: string): string {
  return `GEM
  remote: https://rubygems.org/
  specs:
    carrierwave (1.3.4)
      activemodel (>= 4.0.0)
      activesupport (>= 4.0.0)
      mime-types (>= 1.16)
      ssrf_filter (~> 1.0)
    excon (0.99.0)
    fog-aws (${fogAws})
      fog-core (~> 2.1)
      fog-json (~> 1.1)
      fog-xml (~> 0.1)
    fog-core (2.1.0)
      builder
      excon (~> 0.58)
      formatador (~> 0.2)
      mime-types

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  carrierwave (~> 1.3)
  fog-aws (~> 3.26)

BUNDLED WITH
   2.5.11
`
}
