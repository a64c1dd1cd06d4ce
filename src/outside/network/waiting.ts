import type { Socket } from 'node:net'

/** Connections that a reachability check opened, kept for the first request to the same host: none is opened twice. */
export class Waiting {
  readonly #sockets = new Map<string, Socket[]>()

  put(host: string, port: number, socket: Socket): void {
    const key = `${host}:${port}`
    const drop = () =>
      this.#sockets.set(
        key,
        (this.#sockets.get(key) ?? []).filter((kept) => kept !== socket),
      )
    socket.once('close', drop)
    socket.on('error', drop)
    this.#sockets.set(key, [...(this.#sockets.get(key) ?? []), socket])
  }

  take(host: string, port: number): Socket | undefined {
    const sockets = this.#sockets.get(`${host}:${port}`) ?? []
    for (let socket = sockets.pop(); socket !== undefined; socket = sockets.pop()) {
      if (!socket.destroyed) return socket
    }
    return undefined
  }

  /** Closes what nobody took. */
  close(): void {
    for (const socket of [...this.#sockets.values()].flat()) socket.destroy()
  }
}
