import { join } from 'node:path'
import { invite } from '../account/inviting.js'
import { readEmail } from '../account/person.js'
import { changeAccount } from '../account/changing-account.js'
import { findAccountByEmail, findAllAccounts } from '../account/person-store.js'
import { readRole, type Role, roles } from '../account/role.js'
import type { Config } from '../config.js'
import { findConsultations } from '../consultation/consultation-store.js'
import type { Database } from '../database/connect.js'
import { projectRoot } from '../project-root.js'
import { address } from '../web/address.js'
import { appointedTitle } from '../web/staff/appointed-title.js'
import { invitationLetter } from '../web/staff/letters.js'
import { readWords } from '../web/words.js'
import type { Io } from './command.js'
import { databaseCommand } from './database-command.js'
import { readWordsAndOptions } from './options.js'
import { withConnection } from './with-connection.js'

export const account = databaseCommand({
  name: 'account',
  usage:
    'account    list [--json] | invite EMAIL --role ROLE [--consultation ID] | disable EMAIL | enable EMAIL | reset-second-factor EMAIL',
  read: readAsked,
  run: (asked, { database, config, io }) =>
    withConnection(database.appUrl, { max: 2 }, (db) => perform({ db, config, io }, asked)),
})

const acts = {
  disable: 'account-disabled',
  enable: 'account-enabled',
  'reset-second-factor': 'second-factor-reset',
} as const

type Asked =
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'invite'; readonly email: string; readonly role: Role; readonly consultation: string | undefined }
  | { readonly kind: keyof typeof acts; readonly email: string }

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const options = {
    role: { type: 'string' },
    consultation: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const
  const read = readWordsAndOptions(args, options)
  return typeof read === 'string' ? read : askedOf(read.positionals, read.values)
}

type Values = { readonly role?: string; readonly consultation?: string; readonly json: boolean }

function askedOf(
  [verb, typed, ...more]: readonly string[],
  { role: named, consultation, json }: Values,
): Asked | string {
  if (verb === 'list' && typed === undefined) return { kind: 'list', json }
  const email = readEmail(typed ?? '')
  if (email === undefined || more.length > 0) return 'account takes list, or a verb and one email address.'
  if (verb === 'disable' || verb === 'enable' || verb === 'reset-second-factor') return { kind: verb, email }
  if (verb !== 'invite') return 'account lists, invites, disables, enables, or resets a second factor.'
  const role = readRole(named ?? '')
  if (role === undefined) return `--role is one of ${roles.join(', ')}.`
  if (consultation === undefined && role !== 'administrator') return 'Only an administrator has no --consultation.'
  return { kind: 'invite', email, role, consultation }
}

type Desk = { readonly db: Database; readonly config: Config; readonly io: Io }

async function perform(desk: Desk, asked: Asked): Promise<0 | 1> {
  switch (asked.kind) {
    case 'list':
      return list(desk, asked)
    case 'invite':
      return inviteSomeone(desk, asked)
    case 'disable':
    case 'enable':
    case 'reset-second-factor':
      return change(desk, asked)
  }
}

async function list({ db, io }: Desk, { json }: { readonly json: boolean }): Promise<0> {
  const accounts = await findAllAccounts(db)
  if (json) io.out(JSON.stringify(accounts))
  else for (const { email, id, isDisabled } of accounts) io.out(`${email} ${id}${isDisabled ? ' disabled' : ''}`)
  return 0
}

async function change({ db, io }: Desk, { kind, email }: Extract<Asked, { kind: keyof typeof acts }>): Promise<0 | 1> {
  const found = await findAccountByEmail(db, email)
  if (!found) {
    io.err('Nobody has an account under this address.')
    return 1
  }
  const change = { person: found.id, by: undefined, now: new Date() }
  await db.transaction().execute((trx) => changeAccount(trx, acts[kind], change))
  return 0
}

/** Prints the link where no mail server brings it. */
async function inviteSomeone({ db, config, io }: Desk, asked: Extract<Asked, { kind: 'invite' }>): Promise<0 | 1> {
  const { email, role, consultation } = asked
  const found = (await findConsultations(db)).find(({ id }) => id === consultation)
  if (consultation !== undefined && !found) {
    io.err('There is no such consultation.')
    return 1
  }
  const words = readWords(join(projectRoot, 'locales'))
  const origin = config.publicOrigin ?? `http://127.0.0.1:${config.port}`
  const invited = await invite(db, {
    email,
    role,
    consultation,
    titleOf: (number) => appointedTitle(words, role, number),
    invitedBy: undefined,
    ...(config.smtpUrl !== undefined && {
      letter: (invitation, token) =>
        invitationLetter({ words, origin }, invitation, { token, consultation: found?.profile.title }),
    }),
    now: new Date(),
  })
  if (invited.kind === 'has-role-already') {
    io.err('This person has that role already.')
    return 1
  }
  io.out(
    config.smtpUrl === undefined
      ? `${origin}${address.invitation('en', invited.token)}`
      : 'The invitation is on its way.',
  )
  return 0
}
