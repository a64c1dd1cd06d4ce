import { run } from './cli.ts'

/** Process in, exit code out. The only place that knows signals and ends the process. */
const stop = new AbortController()
let signal: 'SIGINT' | 'SIGTERM' | undefined
const interrupt = (name: 'SIGINT' | 'SIGTERM') => () => {
  // The first counts; while it is obeyed (probes are removed, within seconds) others change nothing.
  signal ??= name
  stop.abort()
}
process.on('SIGINT', interrupt('SIGINT'))
process.on('SIGTERM', interrupt('SIGTERM'))
// kubectl exec that loses its connection: nobody reads any more, but what was written must go.
process.on('SIGHUP', interrupt('SIGTERM'))

const exitCode = await run(process.argv.slice(2), { signal: stop.signal, name: () => signal }, process)
process.exit(exitCode)
