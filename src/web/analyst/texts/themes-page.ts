import type { FastifyReply } from 'fastify'
import { findActs } from '../../../coding/act-store.js'
import { agreementOf } from '../../../coding/agreement.js'
import { findPairs, findTogether, type Pair } from '../../../coding/agreement-store.js'
import { findThemeCounts, type ThemeCount } from '../../../coding/coding-store.js'
import { type FoundFrame, findStandingFrame } from '../../../coding/frame-store.js'
import { type Frame, inOrder, isOffered, type Theme } from '../../../coding/theme.js'
import { countOf } from '../../count.js'
import { postedField } from '../../posted-field.js'
import { languageTags } from '../../site-view.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { problemView } from '../../staff/entry-field.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { openTelling, type TitleOf } from '../../staff/telling.js'
import { localesFrom, type Words } from '../../words.js'
import { actsView } from './acts-view.js'
import { doorsOf } from './texts-page.js'

/** What can be done here, as `?done=` tells it. */
export const frameDeeds = [
  'add',
  'rename',
  'move',
  'merge',
  'retire',
  'reinstate',
  'undone',
  'overtaken',
  'same',
] as const

/** The shared frame with counts, what was done to it last, and how far two coders agree. */
export async function sendThemes(
  call: StaffCall,
  { problems = {} }: { readonly problems?: Problems } = {},
): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house, accounts } = staff
  const words = house.words[locale]
  const { id } = published.consultation
  const { analyst } = house.coding
  const [found, counts, pairs, acts, { titleOf }] = await Promise.all([
    findStandingFrame(analyst, id),
    findThemeCounts(analyst, id),
    findPairs(analyst, id),
    findActs(accounts.db, id, { count: 15 }),
    openTelling(call, []),
  ])
  const done = doneOf(call, frameDeeds)
  return sendStaffPage(call, {
    template: 'analyst/themes',
    page: { title: words('themes:title'), description: words('themes:description') },
    view: {
      doors: doorsOf(call),
      action: here.themes,
      done: done && words(`themes:done-${done}`),
      themes: themesView(call, found, { counts, problems }),
      adding: addingView(call, found.frame, problems),
      acts: actsView(call, { acts, frame: found.frame, titleOf }),
      agreement: await agreementView(call, { pairs, frame: found.frame, titleOf }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

type Listing = { readonly counts: ReadonlyMap<string, ThemeCount>; readonly problems: Problems }

function themesView(call: StaffCall, { frame, acts }: FoundFrame, { counts, problems }: Listing) {
  const { staff, locale } = call
  const words = staff.house.words[locale]
  const number = (count: number) => countOf(count, locale).number
  return inOrder(frame).map((theme) => {
    const { id, label, description, parent, mergedInto } = theme
    const { responses, ofCampaigns } = counts.get(id) ?? { responses: 0, ofCampaigns: 0 }
    return {
      id,
      label: label[locale],
      description: description[locale],
      isSub: parent !== undefined,
      with: number(responses),
      without: number(responses - ofCampaigns),
      seen: String(acts.get(id)),
      ...(mergedInto !== undefined && {
        standing: words('themes:merged', { into: frame.get(mergedInto)!.label[locale] }),
      }),
      ...(theme.retired && { standing: words('themes:retired') }),
      ...(isOffered(theme)
        ? {
            open: isChanged(call, id) ? ' open' : '',
            fields: fieldsView(call, { prefix: `${id}-`, theme, problems }),
            place: placeView(words, { frame, theme, problems }),
          }
        : { reinstatable: true }),
    }
  })
}

function isChanged({ request }: StaffCall, id: string): boolean {
  return postedField(request.body, 'theme') === id
}

type Entering = { readonly prefix: string; readonly theme?: Theme; readonly problems: Problems }

/** Label and description in both languages, the reader's first. What was posted stands as it was typed. */
function fieldsView(call: StaffCall, { prefix, theme, problems }: Entering) {
  const { staff, locale, request } = call
  const words = staff.house.words[locale]
  const isTyped = request.body !== undefined && postedField(request.body, 'theme') === (theme?.id ?? '')
  return (['label', 'description'] as const).map((part) => ({
    name: `${prefix}${part}`,
    label: words(`themes:part-${part}`),
    optional: part === 'description',
    ...(part === 'description' && { hint: words('themes:description-hint') }),
    sides: localesFrom(locale).map((side) => {
      const name = `${prefix}${part}-${side}`
      const problem = problems[name]
      return {
        id: name,
        label: words(`themes:in-${side}`),
        lang: languageTags[side],
        value:
          isTyped && request.body instanceof Map && request.body.has(name)
            ? postedField(request.body, name)
            : (theme?.[part][side] ?? ''),
        long: part === 'description',
        described: part === 'description' ? `${prefix}${part}-hint ${name}-problem` : `${name}-problem`,
        ...problemView(problem),
      }
    }),
  }))
}

type Placing = { readonly frame: Frame; readonly theme: Theme; readonly problems: Problems }

/** Below which others it can stand, and into which it can be merged. */
function placeView(words: Words, { frame, theme, problems }: Placing) {
  const { locale } = words
  const offered = inOrder(frame).filter((other) => isOffered(other) && other.id !== theme.id)
  const choice = ({ id, label, parent }: Theme, chosen = '') => ({
    value: id,
    label: parent === undefined ? label[locale] : `– ${label[locale]}`,
    selected: id === chosen ? ' selected' : '',
  })
  return {
    name: `${theme.id}-place`,
    ...problemView(problems[`${theme.id}-place`]),
    parents: offered.filter(({ parent }) => parent === undefined).map((other) => choice(other, theme.parent)),
    others: offered.map((other) => choice(other)),
  }
}

function addingView(call: StaffCall, frame: Frame, problems: Problems) {
  const { request, locale } = call
  const chosen = postedField(request.body, 'theme') === '' ? postedField(request.body, 'parent') : ''
  return {
    fields: fieldsView(call, { prefix: 'new-', problems }),
    parents: inOrder(frame)
      .filter((theme) => isOffered(theme) && theme.parent === undefined)
      .map(({ id, label }) => ({ value: id, label: label[locale], selected: id === chosen ? ' selected' : '' })),
  }
}

type Agreeing = { readonly pairs: readonly Pair[]; readonly frame: Frame; readonly titleOf: TitleOf }

/** Over the two that the address asks for, or else those with the most texts in common. */
async function agreementView({ staff, locale, request, published }: StaffCall, { pairs, frame, titleOf }: Agreeing) {
  const { coding } = staff.house
  const asked = (request.query as { pair?: unknown }).pair
  const pair = pairs.find(({ first, second }) => `${first}:${second}` === asked) ?? pairs[0]
  if (!pair) return undefined
  const together = await findTogether(coding.analyst, published.consultation.id, pair)
  const nobody = { both: 0, onlyFirst: 0, onlySecond: 0, neither: pair.texts }
  return {
    several: pairs.length > 1,
    pairs: pairs.map(({ first, second, texts }) => ({
      value: `${first}:${second}`,
      label: staff.house.words[locale]('themes:pair', {
        first: titleOf(first)[locale],
        second: titleOf(second)[locale],
        number: countOf(texts, locale).number,
      }),
      selected: first === pair.first && second === pair.second ? ' selected' : '',
    })),
    first: titleOf(pair.first)[locale],
    second: titleOf(pair.second)[locale],
    texts: countOf(pair.texts, locale),
    themes: inOrder(frame)
      .filter(({ mergedInto }) => mergedInto === undefined)
      .map(({ id, label }) => {
        const used = together.get(id) ?? nobody
        const { share, kappa } = agreementOf(used)
        return {
          label: label[locale],
          both: countOf(used.both, locale).number,
          onlyFirst: countOf(used.onlyFirst, locale).number,
          onlySecond: countOf(used.onlySecond, locale).number,
          share: formats[locale].share.format(share ?? 1),
          kappa: kappa === undefined ? '–' : formats[locale].kappa.format(kappa),
        }
      }),
  }
}

const formats = { en: formatsIn('en-CA'), fr: formatsIn('fr-CA') }

function formatsIn(language: string) {
  return {
    share: new Intl.NumberFormat(language, { style: 'percent' }),
    kappa: new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  }
}
