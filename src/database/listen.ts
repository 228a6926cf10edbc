import pg from 'pg'
import { pauseUnlessStopped } from '../pause.js'
import { hangUp } from './hang-up.js'

export type Listener = { close(): Promise<void> }

const firstPause = 250
const longestPause = 5000

/**
 * Calls `onNotice` at every notification on the channel, and after every connection, the first included, since something
 * may have been said meanwhile. Comes back by itself when the server was away.
 */
export function listen(url: string, channel: string, onNotice: () => void): Listener {
  const stopped = new AbortController()
  let client: pg.Client | undefined
  const run = async () => {
    for (let pause = firstPause; !stopped.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      client = newClient(url)
      const lost = new Promise<void>((resolve) => client?.once('end', resolve))
      client.on('notification', onNotice)
      if (await subscribe(client, channel)) {
        pause = firstPause
        onNotice()
        await lost
      }
      await pauseUnlessStopped(pause, stopped)
    }
  }
  const running = run()
  return {
    close: async () => {
      stopped.abort()
      if (client) hangUp(client)
      await running
    },
  }
}

function newClient(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3000,
    query_timeout: 3000,
    keepAlive: true,
    application_name: 'roundtable listener',
  })
  // Its end is what matters, and is heard as 'end'.
  client.on('error', () => undefined)
  return client
}

async function subscribe(client: pg.Client, channel: string): Promise<boolean> {
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    return true
  } catch {
    hangUp(client)
    return false
  }
}
