import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** Listens and never accepts; then its thread sleeps for ever. */
const listener = `
  const { parentPort } = require('node:worker_threads')
  const server = require('node:net').createServer()
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
`

/** A port to which no further connection can be opened: Linux drops what does not fit into a listener's queue. */
export async function startFullQueue(): Promise<{ readonly port: number; close(): Promise<unknown> }> {
  const worker = new Worker(listener, { eval: true })
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const sockets: Socket[] = []
  for (let taken = 0; taken < 8; taken++) sockets.push(connect(port, '127.0.0.1').on('error', () => {}))
  await new Promise((resolve) => sockets[0]?.once('connect', resolve))
  return {
    port,
    close() {
      for (const socket of sockets) socket.destroy()
      return worker.terminate()
    },
  }
}
