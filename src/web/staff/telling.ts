import { findAppointed } from '../../account/appointment-store.js'
import { nameIn } from '../../account/appointment.js'
import { findAccounts } from '../../account/person-store.js'
import { roles } from '../../account/role.js'
import type { Mention, Said } from '../../history/utterance.js'
import type { Bilingual, Locale } from '../../questionnaire/questionnaire.js'
import type { ConsultationAddress } from '../address.js'
import type { House } from '../house.js'
import type { StaffCall } from './call.js'

/** How pages call people: by the title they were appointed with, and by their name only where they agreed to it. */
export type TitleOf = (person: string) => Bilingual

/** What it takes to tell of a review. */
export type Telling = {
  readonly words: House['words']
  readonly locale: Locale
  readonly here: ConsultationAddress
  readonly said: Said
  readonly titleOf: TitleOf
}

/** `mentions` name what will be told in people's own words. */
export async function openTelling(call: StaffCall, mentions: readonly Mention[]): Promise<Telling> {
  const { house } = call.staff
  const [said, titleOf] = await Promise.all([
    house.reviews.findSaid(mentions.map(({ utterance }) => utterance)),
    findTitles(call),
  ])
  return { words: house.words, locale: call.locale, here: call.here, said, titleOf }
}

export async function findTitles({ staff: { house, accounts }, published }: StaffCall): Promise<TitleOf> {
  const appointed = await findAppointed(accounts.db, published.consultation.id)
  const named = appointed.filter((each) => each.named).map(({ person }) => person)
  const people = await findAccounts(accounts.db, [...new Set(named)])
  // Whoever has several roles is called by the first of them: a member's proposals are a member's.
  const inOrder = appointed.toSorted((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role))
  const titles = new Map(inOrder.map(({ person, title }) => [person, title]))
  const names = new Map(people.map(({ id, name }) => [id, nameIn(name, appointed)]))
  const both = (key: string): Bilingual => ({ en: house.words.en(key), fr: house.words.fr(key) })
  return (person) => {
    const title = titles.get(person) ?? both(person === 'program' ? 'role:program' : 'role:nobody')
    const name = names.get(person)
    return name && name.en !== title.en ? { en: `${title.en} (${name.en})`, fr: `${title.fr} (${name.fr})` } : title
  }
}

/** What somebody said in both languages; undefined when it has been erased. */
export function saidInBoth({ said }: Pick<Telling, 'said'>, { utterance }: Mention): Bilingual | undefined {
  return said.get(utterance) as Bilingual | undefined
}
