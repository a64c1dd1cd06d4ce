/** How the text is to look. */
export interface Style {
  readonly color: boolean
  /** Whether ✓ ✗ ! ? may be printed; without, words are. */
  readonly unicode: boolean
  /** Columns for prose; what is to be pasted is never broken. */
  readonly width: number
  /** Add to each check its duration, the equivalent AWS CLI command and AWS's request id. */
  readonly verbose: boolean
  /** Nothing but problems and the verdict. */
  readonly quiet: boolean
}

export type ColorFlag = 'auto' | 'always' | 'never'

export interface Terminal {
  /** Whether the report goes to a terminal. */
  readonly isTTY: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly colorFlag: ColorFlag
  /** As the terminal says; `kubectl exec` says 0 or nothing where it does not know. */
  readonly columns?: number | undefined
}

const NARROWEST = 40
const WIDEST = 120
const UNKNOWN = 80

/**
 * What the place the report goes to can show. A flag beats NO_COLOR, which beats FORCE_COLOR, which beats the
 * terminal; NO_COLOR counts only when it is not empty (https://no-color.org).
 */
export function styleFor(terminal: Terminal): Pick<Style, 'color' | 'unicode' | 'width'> {
  const { isTTY, env, columns = 0 } = terminal
  return {
    color: wantsColor(terminal),
    unicode: isTTY && env.TERM !== 'dumb' && isUtf8(env),
    width:
      Number.isInteger(columns) && columns > 0 ? Math.min(Math.max(columns, NARROWEST), WIDEST) : UNKNOWN,
  }
}

function wantsColor({ isTTY, env, colorFlag }: Terminal): boolean {
  if (colorFlag !== 'auto') return colorFlag === 'always'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return isTTY && env.TERM !== 'dumb'
}

/** POSIX: LC_ALL before LC_CTYPE before LANG, the first that is not empty; without any the locale is C. */
function isUtf8({ LC_ALL, LC_CTYPE, LANG }: Terminal['env']): boolean {
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || 'C')
}
