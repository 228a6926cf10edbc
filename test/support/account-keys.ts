import { mailWishes } from '../../src/account/person.js'
import { roles } from '../../src/account/role.js'
import { deeds } from '../../src/web/administrator/people-page.js'

const refusals = ['refused', 'locked']

/** The keys that pages for people with accounts put together from codes. */
export const accountKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: string[]
}[] = [
  { key: 'role:*', each: roles, any: [] },
  { key: 'role:*-title', each: roles, any: [] },
  { key: 'letter:invited-*', each: roles, any: [] },
  { key: 'password:*', each: ['password-too-short', 'password-too-long', 'password-too-plain'], any: [] },
  { key: 'account:mail-*', each: mailWishes, any: [] },
  { key: 'account:done-*', each: ['saved', 'ended', 'password', 'second-factor'], any: [] },
  { key: 'people:done-*', each: deeds, any: [] },
  { key: 'sign-in:*', each: refusals, any: [] },
  { key: 'sign-in:provider-*', each: ['too-long', 'too-late', 'not-vouched', 'unknown'], any: [] },
  { key: 'code:*', each: refusals, any: [] },
]
