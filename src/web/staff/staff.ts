import type { Accounts } from '../../account/accounts.js'
import type { House } from '../house.js'
import type { Render } from '../rendering.js'
import { pageSender, type SendPage } from '../send-page.js'

/** What the pages for people with accounts are answered with. */
export type Staff = {
  readonly house: House
  readonly render: Render
  readonly sendPage: SendPage
  readonly accounts: Accounts
}

export function openStaff(house: House, render: Render, accounts: Accounts): Staff {
  return { house, render, sendPage: pageSender(house, render), accounts }
}
