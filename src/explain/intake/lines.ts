/** A line longer than this is taken for several: a log of one endless line must not fill the memory. */
const LONGEST = 32_768

/** What two pieces of such a line share, so that no message is cut in two. */
const OVERLAP = 2_048

export interface LineReader {
  take(chunk: string): void
  /** The last line need not end in a line break. */
  end(): void
}

/** Cuts a stream of text into lines, whatever pieces it comes in. */
export function lineReader(onLine: (line: string) => void): LineReader {
  let rest = ''
  const cut = () => {
    while (rest.length > LONGEST) {
      onLine(rest.slice(0, LONGEST))
      rest = rest.slice(LONGEST - OVERLAP)
    }
  }
  return {
    take(chunk) {
      const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.length <= LONGEST) onLine(line)
        else {
          const last = rest
          rest = line
          cut()
          onLine(rest)
          rest = last
        }
      }
      cut()
    },
    end() {
      if (rest !== '') onLine(rest)
      rest = ''
    },
  }
}
