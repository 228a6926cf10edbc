import type { Act } from '../../../coding/act.js'
import type { ListedAct } from '../../../coding/act-store.js'
import { quotable, withoutTheme } from '../../../coding/coding.js'
import type { Frame } from '../../../coding/frame.js'
import type { ConsultationAddress } from '../../address.js'
import { dayAndTime } from '../../dates.js'
import type { TitleOf } from '../../staff/telling.js'
import type { Words } from '../../words.js'
import type { TextQuestion } from './text-question.js'

export type ActTeller = {
  readonly words: Words
  readonly here: ConsultationAddress
  readonly titleOf: TitleOf
  readonly frame: Frame
  readonly questions: readonly TextQuestion[]
}

/** One thing that an analyst did: who, when, what, where, and whether it still stands. */
export function actView(act: ListedAct, teller: ActTeller) {
  const { words, here, titleOf, questions } = teller
  const question = questions.find(({ stored }) => act.question !== undefined && stored.includes(act.question))
  const what = act.undone
    ? words('coding:undid', { number: String(act.undone.number), what: whatOf(act.undone, teller) })
    : act.undoes === undefined
      ? whatOf(act, teller)
      : words('coding:undid-undoing', { number: String(act.undoes) })
  return {
    number: String(act.number),
    who: titleOf(act.actor)[words.locale],
    when: dayAndTime(act.at, words.locale),
    what,
    undone: act.isUndone,
    ...(question && act.response !== undefined && { href: here.oneText(question.id, act.response) }),
  }
}

function whatOf({ deed, undoes }: Act, { words, frame }: ActTeller): string {
  if (!deed) return words('coding:undid-undoing', { number: String(undoes ?? '') })
  const label = (theme: string | null) => (theme === null ? '' : (frame.get(theme)?.label[words.locale] ?? theme))
  switch (deed.kind) {
    case 'theme-added':
      return words('coding:theme-added', { theme: deed.label[words.locale] })
    case 'theme-reworded':
      return words('coding:theme-reworded', { theme: deed.label[words.locale] })
    case 'theme-moved':
      return deed.parent === null
        ? words('coding:theme-moved-up', { theme: label(deed.theme) })
        : words('coding:theme-moved', { theme: label(deed.theme), parent: label(deed.parent) })
    case 'theme-merged':
      return words('coding:theme-merged', { theme: label(deed.theme), into: label(deed.into) })
    case 'theme-retired':
      return words('coding:theme-retired', { theme: label(deed.theme) })
    case 'text-coded': {
      const named = (codes: readonly string[]) => codes.map((code) => codeName(code, label, words)).join(', ')
      const { added, removed } = deed
      if (removed.length === 0) return words('coding:codes-added', { added: named(added) })
      if (added.length === 0) return words('coding:codes-removed', { removed: named(removed) })
      return words('coding:codes-changed', { added: named(added), removed: named(removed) })
    }
    case 'text-redacted':
      return words('coding:text-redacted')
    case 'campaign-ruled':
      return words(deed.isCampaign ? 'coding:campaign-confirmed' : 'coding:campaign-dismissed')
  }
}

function codeName(code: string, label: (theme: string) => string, words: Words): string {
  if (code === withoutTheme) return words('texts:without-theme')
  return code === quotable ? words('texts:quotable') : label(code)
}
