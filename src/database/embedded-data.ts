import { spawnSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './embedded-account.js'
import { binaryFolder, environmentFor } from './embedded-binaries.js'
import { dataFolder, hasData } from './embedded-home.js'

/**
 * Makes the server's data where there is none; returns what went wrong. Made aside and renamed when whole: what an
 * interrupted start leaves is never taken for data.
 */
export function makeData(home: string, account: Account, fsync: boolean): string | undefined {
  if (hasData(home)) return undefined
  const unready = `${dataFolder(home)}.unready`
  rmSync(unready, { recursive: true, force: true })
  const settings = fsync ? initialSettings : [...initialSettings, '--no-sync']
  const [command, args] = account.wrap(join(binaryFolder(), 'initdb'), ['-D', unready, ...settings])
  const made = spawnSync(command, args, {
    ...account.identity,
    cwd: '/',
    env: environmentFor(home),
    encoding: 'utf8',
  })
  if (made.error) return made.error.message
  if (made.status !== 0) return made.stderr.trim()
  renameSync(unready, dataFolder(home))
  return undefined
}

const initialSettings = [
  '--username=roundtable_owner',
  '--auth-local=trust',
  '--auth-host=reject',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
]
