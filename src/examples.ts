/** What people type: a command line and what it is for. `$0` stands for the program, as in yargs. */
export type Example = readonly [line: string, what: string]

/** Examples by command; shown by `--help` and in the man page. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  check: [
    ['kubectl exec -n gitlab deploy/gitlab-toolbox -- /tmp/gitlab-iam-doctor', 'examine the toolbox'],
    ['$0 -o json > report.json', 'for a support ticket (kubectl exec without -t)'],
    ['$0 -o markdown --redact', 'for an issue that others read'],
    ['$0 -o junit --output-file doctor.xml', 'for artifacts:reports:junit of GitLab CI'],
    ["$0 --bucket registry=my-registry --only 's3-*'", 'one bucket, one kind of check'],
  ],
  explain: [
    ['$0 explain trust-policy-rejects-token', 'the page of a finding'],
    ["$0 explain 'An error occurred (AccessDenied) ...'", 'what may be behind an error'],
    ['kubectl logs -n gitlab deploy/gitlab-registry | $0 explain -', 'a whole log'],
  ],
  diagnose: [
    ['$0 diagnose report.json', 'what the pod said, on a workstation'],
    ['aws iam get-role --role-name gitlab > role.json', 'as an administrator'],
    ['$0 diagnose report.json --trust-policy role.json', 'exactly, with what the policies say'],
  ],
  policy: [
    ['$0 policy report.json', 'for the buckets of a saved report'],
    ['$0 policy report.json --format terraform > gitlab.tf', 'the same as Terraform'],
    ['$0 policy --component registry --bucket registry=my-registry', 'without a report'],
  ],
  merge: [
    ['$0 merge reports/', 'every *.json of a folder'],
    ['$0 merge a.json b.json -o markdown', 'for a GitLab issue'],
    ['kubectl logs -n gitlab -l app=doctor --prefix | $0 merge -', 'reports between other lines'],
  ],
  schema: [
    ['$0 schema > report.schema.json', 'the schema of -o json'],
    ['$0 schema merge', 'the schema of merge -o json'],
  ],
  completion: [
    ['source <($0 completion bash)', 'in ~/.bashrc'],
    ['$0 completion zsh > "$fpath[1]/_gitlab-iam-doctor"', 'zsh, then start a new shell'],
    ['$0 completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
  install: [['$0 install /shared', 'in an init container, into an emptyDir']],
}
