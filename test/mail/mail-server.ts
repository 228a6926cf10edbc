import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type MailServer = {
  readonly url: string
  /** Each as it came, headers and all. */
  readonly received: string[]
  /** Refuses what comes from now on: 4xx for a while, 5xx for good; undefined takes it again. */
  refuse(code: number | undefined): void
  close(): Promise<void>
}

/** A real mail server on loopback that keeps what it is given. */
export async function openMailServer(): Promise<MailServer> {
  const received: string[] = []
  let refusal: number | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      refusal === undefined ? done() : done(Object.assign(new Error('not now'), { responseCode: refusal })),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => (received.push(Buffer.concat(chunks).toString()), done()))
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (code) => void (refusal = code),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
