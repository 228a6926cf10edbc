import { createServer } from 'node:net'

type Listening = {
  readonly port: number
  readonly host: string
  readonly opsPort?: number | undefined
  readonly opsHost: string
}

/** The sentences that say why the program cannot listen where it is told to. */
export async function listeningFaults({ port, host, opsPort, opsHost }: Listening): Promise<readonly string[]> {
  const site = listeningFault({ port, host, variables: { port: 'PORT', host: 'HOST' } })
  const variables = { port: 'OPS_PORT', host: 'OPS_HOST' }
  const ops = opsPort === undefined ? undefined : listeningFault({ port: opsPort, host: opsHost, variables })
  return (await Promise.all([site, ops])).flatMap((fault) => fault ?? [])
}

/** Where a part of the program listens, and the variables that say so. */
type ListeningPoint = {
  readonly port: number
  readonly host: string
  readonly variables: { readonly port: string; readonly host: string }
}

/**
 * The sentence that says why the program cannot listen there; nothing when it can. Known before anything is begun, for a
 * database that was started for nothing takes long to end.
 */
async function listeningFault(point: ListeningPoint): Promise<string | undefined> {
  const error = await tryListening(point)
  return error && faultOf(error, point)
}

function tryListening({ port, host }: ListeningPoint): Promise<NodeJS.ErrnoException | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', resolve)
    server.listen({ port, host }, () => server.close(() => resolve(undefined)))
  })
}

/** What says that no such address is of this machine. */
const elsewhere = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']

function faultOf({ code = '', message }: NodeJS.ErrnoException, { port, variables }: ListeningPoint): string {
  if (elsewhere.includes(code)) return `${variables.host} must be an address or a name of this machine.`
  if (code === 'EACCES')
    return `${variables.port}: this user may not listen on port ${port}. Set ${variables.port} to one above 1023.`
  if (code !== 'EADDRINUSE') return `${variables.port}: the program cannot listen on port ${port} (${message}).`
  return `${variables.port}: another program is listening on port ${port} already. End it, or set ${variables.port} to another port.`
}
