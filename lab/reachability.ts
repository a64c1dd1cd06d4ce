import type { Lab } from './lab.ts'

/** What to paste into another terminal to look at the lab with each program. */
export function reachabilityText(lab: Lab): string {
  const { world, connectTo, caFile, podRoot, podArgs, podEnv, referee } = lab
  const { PATH: _path, HOME: _home, LANG: _lang, ...ofAws } = referee.env
  const doctor = [
    `env -i ${assignments({ ...podEnv, AWS_CA_BUNDLE: caFile })}`,
    `dist/gitlab-iam-doctor-linux-${process.arch}`,
    `--root ${podRoot} --connect-to ${connectTo}`,
    ...podArgs.map(quote),
  ].join(' ')
  return `${world.description}
AWS is at ${connectTo}, its CA in ${caFile}, the pod's files below ${podRoot}.

The doctor, as in the pod:
  ${doctor}

The AWS CLI:
  env ${assignments(ofAws)} aws sts get-caller-identity

s3cmd (it asks STS without a proxy, so give it the keys of a session, e.g. from "aws sts assume-role-with-web-identity",
in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN):
  s3cmd --config ${referee.s3cfg} ls s3://${Object.keys(world.buckets)[0] ?? 'BUCKET'}

Ctrl-C stops it.
`
}

function assignments(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join(' ')
}

/** For a POSIX shell. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
