import { chownSync } from 'node:fs'

/** A way of running a program as somebody whom PostgreSQL accepts: it refuses to run as root. */
export type Account = {
  readonly name: string
  wrap(command: string, args: readonly string[]): [command: string, args: string[]]
  readonly identity: { readonly uid?: number; readonly gid?: number }
  /** Makes a folder the account's own. */
  own(folder: string): void
}

export const nobody = 65534

const ordinary: Account = {
  name: 'ordinary',
  wrap: (command, args) => [command, [...args]],
  identity: {},
  own: () => undefined,
}

/** Files stay root's, and folders that only root may enter are no obstacle. */
const userNamespace: Account = {
  ...ordinary,
  name: 'user-namespace',
  wrap: (command, args) => ['unshare', [`--map-user=${nobody}`, `--map-group=${nobody}`, command, ...args]],
}

/**
 * For containers that forbid user namespaces. CAP_DAC_OVERRIDE lets it pass a parent folder such as /root; without the
 * secure bit, access() would ignore the capability.
 */
const reducedPrivileges: Account = {
  name: 'reduced-privileges',
  wrap: (command, args) => [
    'setpriv',
    [
      `--reuid=${nobody}`,
      `--regid=${nobody}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      command,
      ...args,
    ],
  ],
  identity: {},
  own: giveToNobody,
}

const plainNobody: Account = {
  ...ordinary,
  name: 'nobody',
  identity: { uid: nobody, gid: nobody },
  own: giveToNobody,
}

/** The ways to try here, best first; only the remembered one when data was already made in its name. */
export function accountsFor(remembered: string | undefined, uid = process.getuid?.()): readonly Account[] {
  // A namespace lends a name to a user that the system's list of users does not have, as containers run them.
  if (uid !== 0) return [ordinary, userNamespace]
  const ways = [userNamespace, reducedPrivileges, plainNobody]
  const known = ways.filter((account) => account.name === remembered)
  return known.length > 0 ? known : ways
}

function giveToNobody(folder: string): void {
  chownSync(folder, nobody, nobody)
}
