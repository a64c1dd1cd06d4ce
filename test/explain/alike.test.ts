import t from 'tap'
import { explain } from '../../src/explain/explain.ts'
import { texts } from './texts.ts'

/** The ways in which one and the same text comes through chats, tickets, terminals and log shippers. */
const carriers: Readonly<Record<string, (text: string) => string>> = {
  'wrapped at words': (text) => wrapped(text, 60),
  'wrapped narrowly': (text) => wrapped(text, 34),
  'broken by a terminal of 80 columns': (text) => text.replace(/[^\n]{80}(?=[^\n])/g, '$&\n'),
  coloured: (text) => text.replace(/\S+/g, (word) => `\u001b[1;31m${word}\u001b[0m`),
  'in a JSON log': (text) => JSON.stringify({ level: 'error', msg: text, ts: '2026-11-24T10:00:00Z' }),
  'in a JSON log within a JSON log': (text) =>
    JSON.stringify({ log: JSON.stringify({ severity: 'ERROR', message: text }), stream: 'stderr' }),
  'escaped for HTML': (text) =>
    text.replace(/[&<>"']/g, (sign) =>
      `&#x${sign.charCodeAt(0).toString(16)};`
        .replace('&#x3c;', '&lt;')
        .replace('&#x3e;', '&gt;')
        .replace('&#x26;', '&amp;'),
    ),
  'with times': (text) => text.replace(/^/gm, '2026-11-24T10:00:00.123456789Z '),
  'by kubectl logs --prefix': (text) => text.replace(/^/gm, '[pod/gitlab-toolbox-7c9d8b5f6d-x2x7k/toolbox] '),
  'by the container runtime': (text) => text.replace(/^/gm, '2026-11-24T10:00:00.123456789Z stderr F '),
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with typographic quotes': (text) => text.replace(/"([^"\n]*)"/g, '“$1”').replaceAll("'", '’'),
  'amid noise': (text) =>
    `I, [2026-11-24] INFO -- : starting\nRunning GitLab backup ...\n\n${text}\n\nDone in 3.2 s\nDeleting tmp directories ... done\n`,
  twice: (text) => `${text}\n\n${text}`,
}

function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{1,${width}})(?: +|$)`, 'g'), '$1\n').trimEnd())
    .join('\n')
}

const answerTo = (text: string) =>
  explain(text).candidates.map(({ cause, finding, confidence }) => ({ cause, finding, confidence }))

for (const [carrier, carried] of Object.entries(carriers)) {
  t.test(`the answer is the same ${carrier}`, async (t) => {
    for (const { name, text } of texts) t.strictSame(answerTo(carried(text)), answerTo(text), name)
  })
}
