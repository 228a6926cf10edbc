import type { FastifyReply } from 'fastify'
import { agreementOf } from '../../../coding/agreement.js'
import { findLatestActs } from '../../../coding/act-store.js'
import { findThemeCounts, findThemes, type FoundTheme, type ThemeCount } from '../../../coding/coding-store.js'
import { findCoders, findPairings } from '../../../coding/found-codes-store.js'
import type { Frame } from '../../../coding/frame.js'
import { findFrame } from '../../../coding/frame-store.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { openTelling, type TitleOf } from '../../staff/telling.js'
import { placedProblems } from '../../staff/twin-field.js'
import type { Words } from '../../words.js'
import { actView } from './act-view.js'
import { undoDeeds } from './coding-call.js'
import { placesView } from './places.js'
import { textQuestions } from './text-question.js'
import { addingView, changingView, mergingView, movingView } from './theme-forms.js'

export const themeDeeds = ['added', 'reworded', 'moved', 'merged', 'retired', ...undoDeeds] as const

/** Which form was sent, and what is to be looked at in it. */
export type ThemesShown = { readonly theme?: string; readonly go?: string; readonly problems?: Problems }

/** The code frame with its counts, how far coders agree, and what was done last. */
export async function sendThemes(call: StaffCall, shown: ThemesShown = {}): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house } = staff
  const words = house.words[locale]
  const { read } = house.openTexts
  const { id } = published.consultation
  const [themes, counts, frame, acts, { titleOf }] = await Promise.all([
    findThemes(read, id),
    findThemeCounts(read, id),
    findFrame(read, id),
    findLatestActs(read, id, { count: 20 }),
    openTelling(call, []),
  ])
  const done = doneOf(call, themeDeeds)
  const problems = placedProblems(words, shown.problems ?? {}, (name) => words(`themes:field-${fieldOf(name)}`))
  const teller = { words, here, titleOf, frame, questions: textQuestions(published.versions) }
  return sendStaffPage(call, {
    template: 'analyst/themes',
    page: { title: words('themes:title'), description: words('themes:description') },
    view: {
      action: here.themes,
      places: placesView(words, call, 'themes'),
      done: done && words(`themes:done-${done}`),
      themes: themes.map((theme) => themeView(call, { theme, themes, frame, count: counts.get(theme.id), shown })),
      ...outOfUse(words, frame, themes),
      adding: addingView(call, themes, shown),
      agreement: await agreementView(call, themes, titleOf),
      acts: acts.map((each) => actView(each, teller)),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** `t3-label-en` is the label of a theme that stands, `label-en` that of a new one. */
function fieldOf(name: string): string {
  return name.replace(/^t\d+-/, '')
}

type Viewed = {
  readonly theme: FoundTheme
  readonly themes: readonly FoundTheme[]
  readonly frame: Frame
  readonly count: ThemeCount | undefined
  readonly shown: ThemesShown
}

function themeView(call: StaffCall, { theme, themes, frame, count, shown }: Viewed) {
  const { locale, staff } = call
  const words = staff.house.words[locale]
  const { responses, ofCampaigns } = count ?? { responses: 0, ofCampaigns: 0 }
  const other = locale === 'en' ? 'fr' : 'en'
  const own = shown.theme === theme.id ? shown : {}
  return {
    id: theme.id,
    label: theme.label[locale],
    twin: theme.label[other],
    twinLang: other,
    description: theme.description[locale],
    part: theme.parent !== undefined,
    retired: theme.isRetired,
    seen: String(frame.get(theme.id)?.changed ?? 0),
    counts: words('themes:counts', {
      ...countOf(responses, locale),
      without: countOf(responses - ofCampaigns, locale).number,
    }),

    open: own.problems ? ' open' : '',
    changing: changingView(call, theme, own),
    moving: movingView(call, theme, themes),
    merging: mergingView(call, theme, themes),
  }
}

/** Merged and retired themes, each with the act that a button would undo. */
function outOfUse(words: Words, frame: Frame, themes: readonly FoundTheme[]) {
  const gone = [...frame.values()].flatMap((theme) => {
    const label = theme.label[words.locale]
    if (theme.mergedBy !== undefined) {
      const into = themes.find(({ id }) => id === theme.standsFor)?.label[words.locale] ?? ''
      return { act: String(theme.mergedBy), label, what: words('themes:merged-into', { theme: label, into }) }
    }
    return theme.retiredBy === undefined
      ? []
      : { act: String(theme.retiredBy), label, what: words('themes:is-retired', { theme: label }) }
  })
  return gone.length > 0 ? { gone } : {}
}

/** How far two coders agree, theme by theme, over the texts that both read. */
async function agreementView(call: StaffCall, themes: readonly FoundTheme[], titleOf: TitleOf) {
  const { staff, request, locale, published } = call
  const { read } = staff.house.openTexts
  const { id } = published.consultation
  const coders = await findCoders(read, id)
  if (coders.length < 2) return undefined
  const query = request.query as { readonly first?: unknown; readonly second?: unknown }
  const known = (wanted: unknown, otherwise: string) => coders.find(({ coder }) => coder === wanted)?.coder ?? otherwise
  const first = known(query.first, coders[0]!.coder)
  const second = known(query.second, coders.find(({ coder }) => coder !== first)!.coder)
  const options = (chosen: string) =>
    coders.map(({ coder }) => ({
      value: coder,
      label: titleOf(coder)[locale],
      selected: coder === chosen ? ' selected' : '',
    }))
  const { texts, pairings } = await findPairings(read, id, [first, second])
  const decimals = new Intl.NumberFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', {
    maximumFractionDigits: 2,
    minimumFractionDigits: 2,
  })
  const percent = new Intl.NumberFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', { style: 'percent' })
  return {
    first: options(first),
    second: options(second),
    same: first === second,
    texts: countOf(texts, locale),
    rows: themes.flatMap(({ id: theme, label }) => {
      const pairing = pairings.get(theme)
      const agreement = pairing && agreementOf(pairing)
      if (!agreement || first === second) return []
      return {
        label: label[locale],
        both: countOf(pairing.both, locale).number,
        apart: countOf(pairing.firstAlone + pairing.secondAlone, locale).number,
        share: percent.format(agreement.share).replaceAll('\u202f', '\u00a0'),
        kappa: agreement.kappa === undefined ? '–' : decimals.format(agreement.kappa),
      }
    }),
  }
}
