import { Writable } from 'node:stream'
import t from 'tap'
import { type Audience, isWatched, progressOn } from '../../src/render/progress.ts'

/** A terminal that understands what a spinner does to one line, and remembers every byte. */
class Terminal extends Writable {
  readonly isTTY = true
  columns = 80
  line = ''
  written = ''
  cursorTo() {
    return true
  }
  moveCursor() {
    return true
  }
  clearLine() {
    this.line = ''
    return true
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.line += chunk.toString()
    this.written += chunk.toString()
    done()
  }
}

const STYLE = { unicode: false, color: false }

t.test('a spinner shows how far the run is, and leaves the line empty', async (t) => {
  const terminal = new Terminal()
  const progress = progressOn(terminal, true, STYLE)
  await progress.start(2)
  t.match(terminal.line, '0 of 2 checks')
  progress.checkDone('the token can be read')
  await new Promise((resolve) => setTimeout(resolve, 200))
  t.match(terminal.written, '1 of 2 checks  the token can be read')
  progress.stop()
  t.equal(terminal.line, '')
  t.notMatch(terminal.written, '\u001b[?25l', 'the cursor is never hidden')
  const { length } = terminal.written
  progress.checkDone('late')
  progress.stop()
  await new Promise((resolve) => setTimeout(resolve, 200))
  t.equal(terminal.written.length, length, 'silent once stopped')
})

t.test('checks that were not foreseen count in the total', async (t) => {
  const terminal = new Terminal()
  const progress = progressOn(terminal, true, STYLE)
  await progress.start(1)
  progress.expectMore(2)
  progress.checkDone('the token can be read')
  await new Promise((resolve) => setTimeout(resolve, 200))
  t.match(terminal.written, '1 of 3 checks  the token can be read')
  progress.stop()
})

t.test('stopped while ora is still being loaded, it never shows', async (t) => {
  const terminal = new Terminal()
  const progress = progressOn(terminal, true, STYLE)
  const started = progress.start(2)
  progress.stop()
  await started
  t.equal(terminal.written, '')
})

t.test('it ends when the terminal loses its width', async (t) => {
  const terminal = new Terminal()
  const progress = progressOn(terminal, true, STYLE)
  await progress.start(2)
  terminal.columns = 0
  terminal.emit('resize')
  const { length } = terminal.written
  progress.checkDone('x')
  await new Promise((resolve) => setTimeout(resolve, 200))
  t.equal(terminal.written.length, length)
  progress.stop()
})

t.test('not shown, it writes nothing', async (t) => {
  const terminal = new Terminal()
  const progress = progressOn(terminal, false, STYLE)
  await progress.start(2)
  progress.checkDone('x')
  progress.stop()
  t.equal(terminal.written, '')
})

const WATCHED: Audience = { isTTY: true, env: {}, machineFormat: false, quiet: false }
const CASES: readonly (readonly [string, Partial<Audience>, boolean])[] = [
  ['a terminal', {}, true],
  ['a pipe', { isTTY: false }, false],
  ['a machine format', { machineFormat: true }, false],
  ['quiet', { quiet: true }, false],
  ['CI', { env: { CI: 'true' } }, false],
  ['CI=false', { env: { CI: 'false' } }, true],
  ['a terminal of no known width', { columns: 0 }, false],
  ['a terminal that says nothing of its width', { columns: undefined }, true],
  ['a dumb terminal', { env: { TERM: 'dumb' } }, false],
]
for (const [name, changes, watched] of CASES) {
  t.test(`watched: ${name}`, async (t) => t.equal(isWatched({ ...WATCHED, ...changes }), watched))
}
