import type { Report } from '../model/report.ts'
import { type Case, casesOf, verdictCase } from './junitCases.ts'
import { CATEGORY_TITLES } from './titles.ts'
import { renderXml, type XmlElement } from './xml.ts'

/**
 * The report as JUnit XML, as GitLab CI reads it (`artifacts:reports:junit`): a suite for each category, a case for
 * each check. A run that ends with a code other than 0 has at least one case that failed or could not be asked.
 */
export function renderJunit(report: Report): string {
  return junitDocument(suitesOf(report))
}

export interface Suite {
  readonly name: string
  readonly startedAt: string
  readonly cases: readonly Case[]
}

/** @param prefix what tells the suites of one pod from another's */
export function suitesOf(report: Report, prefix = ''): readonly Suite[] {
  const startedAt = report.run.startedAt
  const suites = Object.entries(CATEGORY_TITLES).flatMap(([category, title]): readonly Suite[] => {
    const cases = casesOf(
      report,
      report.checks.filter((check) => check.category === category),
    )
    return cases.length === 0 ? [] : [{ name: prefix + title, startedAt, cases }]
  })
  const isTold = suites.some(({ cases }) =>
    cases.some(({ ended }) => ended === 'failure' || ended === 'error'),
  )
  return report.exitCode === 0 || isTold
    ? suites
    : [...suites, { name: `${prefix}Verdict`, startedAt, cases: [verdictCase(report)] }]
}

export function junitDocument(suites: readonly Suite[]): string {
  const all = suites.flatMap(({ cases }) => cases)
  const attributes = { name: 'gitlab-iam-doctor', ...totals(all) }
  return renderXml({ name: 'testsuites', attributes, children: suites.map(suiteElement) })
}

function suiteElement({ name, startedAt, cases }: Suite): XmlElement {
  // The schemas of JUnit know a time without a zone only: this is UTC.
  const timestamp = startedAt.replace(/(\.\d+)?Z$/, '')
  return {
    name: 'testsuite',
    attributes: { name, ...totals(cases), timestamp },
    children: cases.map(caseElement),
  }
}

function totals(cases: readonly Case[]) {
  const count = (wanted: Case['ended']) => cases.filter(({ ended }) => ended === wanted).length
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  }
}

/**
 * GitLab shows the text of `failure`, `error` and `skipped` and drops their attributes; without a text, or with a
 * type that Rails takes for one of its own, it cannot read them (gitlabhq/gitlabhq,
 * lib/gitlab/ci/parsers/test/junit.rb; rails/rails, ActiveSupport's Hash.from_xml). So the text tells everything.
 */
function caseElement({ name, classname, durationMs, ended, message, text }: Case): XmlElement {
  const attributes = { name, classname, time: seconds(durationMs) }
  if (ended === 'passed') {
    const out = text.map((line) => line.replaceAll('[[ATTACHMENT', '[ [ATTACHMENT'))
    return {
      name: 'testcase',
      attributes,
      children: out.length === 0 ? [] : [{ name: 'system-out', attributes: {}, text: out }],
    }
  }
  const type = ended === 'skipped' ? {} : { type: ended === 'failure' ? 'failed' : 'not-asked' }
  return {
    name: 'testcase',
    attributes,
    children: [{ name: ended, attributes: { message, ...type }, text: text.length === 0 ? [message] : text }],
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}
