import type { Invitation } from '../../account/invitation.js'
import { invitationHours } from '../../account/invitation.js'
import type { Account } from '../../account/person-store.js'
import type { Letter } from '../../mail/letter.js'
import type { Digest } from '../../mail/notice-store.js'
import { type Bilingual, type Locale, locales } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import type { House } from '../house.js'

type Sender = { readonly words: House['words']; readonly origin: string }
type Invited = Pick<Invitation, 'email' | 'role'>

/** Where one does not know yet which language someone reads, a letter is in both. */
export function invitationLetter(
  { words, origin }: Sender,
  { email, role }: Invited,
  { token, consultation }: { readonly token: string; readonly consultation: Bilingual | undefined },
): Letter {
  const inLanguage = (locale: Locale) =>
    paragraphs(
      words[locale](`letter:invited-${role}`),
      consultation?.[locale] ?? words[locale]('site:name'),
      words[locale]('letter:invited-link', { hours: invitationHours }),
      `${origin}${address.invitation(locale, token)}`,
      words[locale]('letter:not-for-you'),
    )
  return {
    recipient: email,
    subject: locales.map((locale) => words[locale]('letter:invited-subject')).join(' · '),
    body: locales.map(inLanguage).join('\n\n—\n\n'),
  }
}

export function resetLetter({ words, origin }: Sender, { email, locale }: Account, token: string): Letter {
  const say = words[locale]
  return {
    recipient: email,
    subject: say('letter:reset-subject'),
    body: paragraphs(say('letter:reset'), `${origin}${address.resetBy(locale, token)}`, say('letter:reset-not-asked')),
  }
}

/** What is new, in the language of the person, as one letter. `origin` is asked when there is one to write. */
export function digestLetter(words: House['words'], origin: () => string): Digest {
  return (locale, notices) => ({
    subject: words[locale]('letter:digest-subject'),
    body: paragraphs(
      ...notices.map((notice) => `${notice.words[locale]}\n${origin()}${notice.path[locale]}`),
      words[locale]('letter:digest-wish'),
      `${origin()}${address.account(locale)}`,
    ),
  })
}

function paragraphs(...given: readonly string[]): string {
  return given.join('\n\n')
}
