import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import t from 'tap'
import { usageErrorReport } from '../../src/errorReport.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { code, fenced, prose } from '../../src/render/markdownText.ts'
import { reportFullOf } from './reportFullOf.ts'
import { healthyRun, mixedRun, RUN, refusedRun, TOOL } from './runs.ts'

/** A parser of the same language, that would make links of whatever looks like one. */
const parser = new MarkdownIt({ html: true, linkify: true })

t.matchSnapshot(renderMarkdown(mixedRun()), 'some buckets')
t.matchSnapshot(renderMarkdown(refusedRun()), 'IRSA refused')
t.matchSnapshot(
  renderMarkdown(usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: x', 'see --list-checks')),
  'usage error',
)

/** Everything that the document makes of its text, other than what we mean it to be. */
function foreign(document: string): readonly string[] {
  const tokens = parser.parse(document, {}).flatMap((token) => [token, ...(token.children ?? [])])
  const ours = /^(heading|paragraph|table|thead|tbody|tr|th|td|strong|bullet_list|ordered_list|list_item)_/
  return tokens.flatMap(({ type, content }) => {
    if (ours.test(type) || ['inline', 'text', 'code_inline', 'fence'].includes(type)) return []
    const isFold =
      type === 'html_block' && /^(<details>\n<summary>[\w ]+<\/summary>|<\/details>)\n?$/.test(content)
    return isFold || (type === 'softbreak' && content === '') ? [] : [`${type}: ${content}`]
  })
}

/** The text outside code, where GitLab looks for mentions and the like. */
function speech(document: string): string {
  const tokens = parser.parse(document, {}).flatMap(({ children }) => children ?? [])
  return tokens.flatMap(({ type, content }) => (type === 'text' ? [content] : [])).join('\n')
}

const HOSTILE = [
  '@all please look',
  '/close',
  'x\n/close',
  '```\n/close',
  '````',
  '`',
  '` @all',
  '\\` @all',
  'a | b | @all',
  'a \\| b',
  '</details><script>alert(1)</script>',
  '<!-- -->',
  '&#64;all',
  '![x](https://example.com/x.png)',
  '[[ATTACHMENT|x]]',
  'https://example.com www.example.com',
  '#1 !2 ~bug %1 $3 &4 GL-12 ^alert#1 vulnerability:12 :tada:',
  '1. x',
  '- [ ] x',
  '***',
  '===',
  '~~~',
  '$`x`$',
  '{+ x +}',
  '    indented',
  '> quote',
  '[^1]: note',
  '\u202e\u0000\ud800',
]

function isHarmless(text: string): boolean {
  const document = renderMarkdown(reportFullOf(text))
  return (
    foreign(document).length === 0 &&
    !/^\s*\//m.test(document.replace(/^ \/.*$/gm, '')) &&
    !/[@#~%&$<>[\]{}*_\\/]/.test(speech(document))
  )
}

t.test('no value becomes markup, HTML, a link, a mention or a quick action', async (t) => {
  for (const text of HOSTILE) t.ok(isHarmless(text), JSON.stringify(text))
  const punctuation = fc.stringMatching(/^[ -~\n]{1,12}$/)
  const pieces = fc.array(fc.constantFrom(...HOSTILE, '`', '``', '|', '\\', ' ', '\n', 'a'), {
    minLength: 1,
    maxLength: 5,
  })
  const texts = fc.oneof(
    punctuation,
    pieces.map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(fc.property(texts, isHarmless), { numRuns: 300 })
})

t.test('a table keeps its columns whatever stands in it', async (t) => {
  const cells = (document: string) =>
    parser.parse(document, {}).filter(({ type }) => type === 'td_open' || type === 'th_open').length
  const expected = cells(renderMarkdown(reportFullOf('x')))
  for (const text of HOSTILE.filter((text) => text.trim() !== ''))
    t.equal(cells(renderMarkdown(reportFullOf(text))), expected, JSON.stringify(text))
})

t.test('values stand in code, words do not', async (t) => {
  t.equal(
    prose('This pod may not assume arn:aws:iam::111122223333:role/gitlab (request id 1-2).'),
    'This pod may not assume `arn:aws:iam::111122223333:role/gitlab` (request id `1-2`).',
  )
  t.equal(code('a`b'), '``a`b``')
  t.equal(code(' '), '')
  t.strictSame(fenced('sh', ['/close', 'a ``` b']), ['````sh', ' /close', 'a ``` b', '````'])
})

t.test('a healthy run has no problem to tell', async (t) => {
  const document = renderMarkdown(healthyRun())
  t.match(document, /^## gitlab-iam-doctor: healthy\n/)
  t.notMatch(document, 'Problem')
})
