import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** A case as GitLab reads it: how it ended, and what is shown of it (lib/gitlab/ci/parsers/test/junit.rb). */
export interface ReadCase {
  readonly suite: string
  readonly name: string
  readonly ended: 'failure' | 'error' | 'skipped' | 'passed'
  readonly text?: string
}

export interface ReadRun {
  readonly cases: readonly ReadCase[]
  readonly failures: number
  readonly errors: number
}

/** Reads a document as GitLab does. Throws when it is not well-formed or a suite's counts are not its cases'. */
export function runOf(document: string): ReadRun {
  const valid = XMLValidator.validate(document)
  if (valid !== true) throw new Error(`no XML: ${JSON.stringify(valid.err)}`)
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    alwaysCreateTextNode: true,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  })
  const { testsuites } = parser.parse(document)
  const suites = testsuites.testsuite ?? []
  const cases: ReadCase[] = []
  for (const suite of suites) {
    const own: ReadCase[] = suite.testcase.map((one: Record<string, { '#text': string }>) =>
      readCase(suite.name, one),
    )
    const count = (ended: ReadCase['ended']) => own.filter((one) => one.ended === ended).length
    const told = [suite.tests, suite.failures, suite.errors, suite.skipped].map(Number)
    const seen = [own.length, count('failure'), count('error'), count('skipped')]
    if (told.join() !== seen.join()) throw new Error(`${suite.name} says ${told}, has ${seen}`)
    cases.push(...own)
  }
  if (Number(testsuites.tests) !== cases.length) throw new Error(`${testsuites.tests} is not ${cases.length}`)
  return { cases, failures: Number(testsuites.failures), errors: Number(testsuites.errors) }
}

function readCase(suite: string, one: Record<string, unknown>): ReadCase {
  const name = String(one.name)
  for (const ended of ['failure', 'error', 'skipped'] as const) {
    const body = one[ended]
    if (typeof body === 'object' && body !== null)
      return { suite, name, ended, text: String(Reflect.get(body, '#text')) }
  }
  return { suite, name, ended: 'passed' }
}
