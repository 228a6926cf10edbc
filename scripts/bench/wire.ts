import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** How long the body of an answer is. */
export async function bodyLength(port: number, request: string): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.write(request.replace('\r\n', '\r\nConnection: close\r\n'), 'latin1')
  const head = (await text(socket)).split('\r\n\r\n', 1)[0]!
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`An answer of unknown length: ${head}`)
  return Number(length)
}
