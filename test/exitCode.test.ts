import t from 'tap'
import { type Ending, exitCodeOf } from '../src/exitCode.ts'

const TABLE: readonly (readonly [Partial<Ending>, number])[] = [
  [{ outcome: 'healthy' }, 0],
  [{ outcome: 'healthy', failOn: 'warn' }, 0],
  [{ outcome: 'warnings' }, 0],
  [{ outcome: 'warnings', failOn: 'warn' }, 4],
  [{ outcome: 'unhealthy' }, 3],
  [{ outcome: 'unhealthy', failOn: 'warn' }, 3],
  [{ outcome: 'incomplete' }, 5],
  [{ outcome: 'incomplete', failOn: 'warn' }, 5],
  [{ outcome: 'usage-error' }, 2],
  [{ outcome: 'internal-error' }, 1],
  [{ outcome: 'incomplete', interrupted: true }, 130],
  [{ outcome: 'incomplete', interrupted: true, signal: 'SIGINT' }, 130],
  [{ outcome: 'incomplete', interrupted: true, signal: 'SIGTERM' }, 143],
  [{ outcome: 'unhealthy', interrupted: true, signal: 'SIGTERM' }, 143],
  [{ outcome: 'internal-error', interrupted: true, signal: 'SIGTERM' }, 1],
]

for (const [ending, code] of TABLE) {
  t.test(JSON.stringify(ending), async (t) => {
    t.equal(exitCodeOf({ outcome: 'healthy', interrupted: false, failOn: 'fail', ...ending }), code)
  })
}
