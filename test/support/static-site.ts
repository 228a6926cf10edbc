import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Reply = {
  readonly status?: number
  readonly headers?: Record<string, string | string[]>
  readonly body?: string
}
export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A small site on a free port of this machine, for the tests of what reads sites. */
export async function serve(
  answer: (asked: Asked) => Reply,
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const asked = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
      const { status = 200, headers = {}, body: reply = '' } = answer(asked)
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(reply)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}
