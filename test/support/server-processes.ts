import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../../src/database/start-lock.js'

/** The ids of all processes of the server, its postmaster first. */
export async function serverProcesses(ownerUrl: string): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(`
    select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid
    union all select pid from pg_stat_activity where pid <> pg_backend_pid()`)
  await client.end()
  return rows.map(({ pid }) => pid)
}

/** With -9, all of them; they are gone when it returns. */
export async function killServer(processes: readonly number[]): Promise<void> {
  for (const each of processes) end(each)
  while (processes.some(isAlive)) await sleep(20)
}

/** Those whose postmaster is gone end by themselves, and may be faster. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
