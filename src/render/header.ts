import type { Report } from '../model/report.ts'
import type { Ink } from './ink.ts'

/** Who looked, and at which pod: as many facts on a line as fit. */
export function header({ tool, pod, outcome, redaction }: Report, ink: Ink): readonly string[] {
  const facts = [
    `${tool.name} ${tool.version}`,
    label('pod', pod.name),
    label('namespace', pod.namespace),
    outcome === 'usage-error' ? '' : label('component', pod.component),
    label('service account', pod.serviceAccount),
    label('region', pod.region),
    label('GitLab', pod.gitlabVersion),
    label('chart', pod.chartVersion),
    redaction.mode === 'strict' ? 'redacted: names, accounts, ARNs and hosts are aliases' : '',
  ].filter((fact) => fact !== '')
  const lines: string[] = []
  let line = ''
  for (const fact of facts.map(ink.see)) {
    const longer = line === '' ? fact : `${line}  ${fact}`
    if (longer.length <= ink.style.width) line = longer
    else {
      lines.push(line)
      line = `  ${fact}`
    }
  }
  return [...lines, line]
}

function label(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `${name} ${value}`
}
