import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from '../../src/database/embedded.js'
import { type Loader, type Served, serveProgram, startLoader } from './child.js'

/** What every measurement has: a new data folder with the samples, its server with fsync on, and the program serving it. */
export type Site = {
  readonly dataDir: string
  readonly database: Embedded
  readonly program: Served
  readonly loader: Loader
  readonly rounds: number
  /** Of load in each half of a round. */
  readonly seconds: number
}

export type OpenSite = Site & {
  /** Stops everything and leaves the data folder. */
  rest(): Promise<void>
  close(): Promise<void>
}

export async function openSite(pace: Pick<Site, 'rounds' | 'seconds'>): Promise<OpenSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roundtable-bench-'))
  const program = await serveProgram(dataDir)
  const database = await startEmbedded(join(dataDir, 'database'))
  const loader = startLoader()
  let resting: Promise<void> | undefined
  const stopAll = async () => {
    await loader.stop()
    await program.stop()
    await database.stop()
  }
  const rest = () => (resting ??= stopAll())
  return {
    ...pace,
    dataDir,
    database,
    program,
    loader,
    rest,
    close: async () => {
      await rest()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Throws unless every answer had the status that was expected: what is fast because it fails is no measurement. */
export async function loadedWith(
  { loader, seconds }: Site,
  { port }: Served,
  asked: { readonly clients: number; readonly request: string; readonly status: number },
): Promise<number> {
  const { perSecond, statuses } = await loader.load({ port, seconds, ...asked })
  const others = Object.keys(statuses).filter((status) => status !== String(asked.status))
  if (others.length > 0) throw new Error(`Answers other than ${asked.status}: ${JSON.stringify(statuses)}`)
  return perSecond
}
