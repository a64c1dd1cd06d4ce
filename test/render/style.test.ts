import t from 'tap'
import { styleFor, type Terminal } from '../../src/render/style.ts'

const UTF8 = { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' }
const TERMINAL: Terminal = { isTTY: true, env: UTF8, colorFlag: 'auto', columns: 100 }
const styled = (changes: Partial<Terminal>) => styleFor({ ...TERMINAL, ...changes })

const COLOR: readonly (readonly [string, Partial<Terminal>, boolean])[] = [
  ['a terminal', {}, true],
  ['a pipe', { isTTY: false }, false],
  ['a dumb terminal', { env: { ...UTF8, TERM: 'dumb' } }, false],
  ['NO_COLOR', { env: { ...UTF8, NO_COLOR: '1' } }, false],
  ['an empty NO_COLOR', { env: { ...UTF8, NO_COLOR: '' } }, true],
  ['FORCE_COLOR in a pipe', { isTTY: false, env: { FORCE_COLOR: '1' } }, true],
  ['FORCE_COLOR=0', { env: { ...UTF8, FORCE_COLOR: '0' } }, false],
  ['NO_COLOR beside FORCE_COLOR', { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  ['--color never', { colorFlag: 'never', env: { FORCE_COLOR: '1' } }, false],
  ['--color always', { colorFlag: 'always', isTTY: false, env: { NO_COLOR: '1' } }, true],
]

for (const [name, changes, color] of COLOR) {
  t.test(`colour: ${name}`, async (t) => t.equal(styled(changes).color, color))
}

const UNICODE: readonly (readonly [string, Partial<Terminal>, boolean])[] = [
  ['a UTF-8 terminal', {}, true],
  ['a pipe', { isTTY: false }, false],
  ['no locale, as in many pods', { env: { TERM: 'xterm' } }, false],
  ['a locale that is not UTF-8', { env: { LANG: 'de_DE.ISO-8859-1' } }, false],
  ['C.utf8', { env: { LC_CTYPE: 'C.utf8' } }, true],
  ['LC_ALL before LANG', { env: { ...UTF8, LC_ALL: 'C' } }, false],
  ['LC_CTYPE before LANG', { env: { ...UTF8, LC_CTYPE: 'POSIX' } }, false],
  ['an empty LC_ALL', { env: { ...UTF8, LC_ALL: '' } }, true],
  ['a dumb terminal', { env: { ...UTF8, TERM: 'dumb' } }, false],
]

for (const [name, changes, unicode] of UNICODE) {
  t.test(`glyphs: ${name}`, async (t) => t.equal(styled(changes).unicode, unicode))
}

const WIDTH: readonly (readonly [number | undefined, number])[] = [
  [100, 100],
  [undefined, 80],
  [0, 80],
  [-1, 80],
  [Number.NaN, 80],
  [10, 40],
  [400, 120],
]

for (const [columns, width] of WIDTH) {
  t.test(`width: ${columns} columns`, async (t) => t.equal(styled({ columns }).width, width))
}
