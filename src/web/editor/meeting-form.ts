import { findAppointed } from '../../account/appointment-store.js'
import { dayAfter, torontoDay, withPlainHyphens } from '../../consultation/toronto.js'
import type { Bilingual, Locale } from '../../questionnaire/questionnaire.js'
import type { Holding } from '../../revision/hold-meeting.js'
import type { Fields } from '../../questionnaire/answers.js'
import { postedField } from '../posted-field.js'
import type { StaffCall } from '../staff/call.js'
import { entryField, problemView } from '../staff/entry-field.js'
import type { Problems } from '../staff/faults.js'
import { postedText, postedTwins, textFault } from '../staff/posted-text.js'
import { localesFrom } from '../words.js'

/** Whoever may have been at a meeting, as the others see them. */
type Seat = { readonly person: string; readonly title: Bilingual }

/** Members first, then editors, by their titles. */
export async function findSeats({ staff, published, locale }: StaffCall): Promise<readonly Seat[]> {
  const appointed = await findAppointed(staff.accounts.db, published.consultation.id)
  const collator = new Intl.Collator(locale, { numeric: true })
  const inOrder = (role: string) =>
    appointed
      .filter((each) => each.role === role)
      .toSorted((a, b) => collator.compare(a.title[locale], b.title[locale]))
  const seats = new Map<string, Seat>()
  for (const { person, title } of [...inOrder('member'), ...inOrder('editor')])
    if (!seats.has(person)) seats.set(person, { person, title })
  return [...seats.values()]
}

export type TypedMeeting = { readonly holding: Holding; readonly problems: Problems }

const longestPlace = 200
const mostDays = 31

/** What the form posted, and what is to be looked at. */
export function readMeeting({ staff, request, locale }: StaffCall, seats: readonly Seat[]): TypedMeeting {
  const { body } = request
  const { words, now } = staff.house
  const place = postedTwins(body, 'place')
  const present = presentIn(body, seats)
  const [from, to] = [withPlainHyphens(postedText(body, 'from')), withPlainHyphens(postedText(body, 'to'))]
  const fault = daysFault({ from, to, today: torontoDay(now()) })
  const say = (key: string | undefined) => (key === undefined ? undefined : words[locale](`minutes:${key}`))
  return {
    holding: {
      place,
      from,
      to,
      present: present.join('\n'),
      after: Number(postedField(body, 'after')),
    },
    problems: {
      ...Object.fromEntries(localesFrom(locale).map((each) => [`place-${each}`, placeProblem(place, each, say)])),
      from: say(fault.from),
      to: say(fault.to),
      present: present.length === 0 ? say('present-missing') : undefined,
    },
  }
}

function placeProblem(place: Bilingual, locale: Locale, say: (key: string) => string | undefined): string | undefined {
  return textFault(place[locale], longestPlace) && say(`place-missing-${locale}`)
}

function presentIn(body: unknown, seats: readonly Seat[]): readonly string[] {
  const chosen = body instanceof Map ? ((body as Fields).get('present') ?? []) : []
  return seats.map(({ person }) => person).filter((person) => chosen.includes(person))
}

type Days = { readonly from: string; readonly to: string; readonly today: string }

function daysFault({ from, to, today }: Days): { readonly from?: string; readonly to?: string } {
  const faults = {
    ...(isDay(from) ? {} : { from: 'day-unfit' }),
    ...(isDay(to) ? {} : { to: 'day-unfit' }),
  }
  if (Object.keys(faults).length > 0) return faults
  if (from > today) return { from: 'not-yet' }
  if (to < from) return { to: 'ends-before' }
  return to > dayAfter(from, mostDays) ? { to: 'too-many-days' } : {}
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text
}

export function meetingForm(
  { staff, locale, here }: StaffCall,
  seats: readonly Seat[],
  { held, typed }: { readonly held: number; readonly typed?: TypedMeeting | undefined },
) {
  const words = staff.house.words[locale]
  const problems = typed?.problems ?? {}
  const present = typed?.holding.present.split('\n') ?? []
  const day = (name: 'from' | 'to') =>
    entryField({
      name,
      label: words(`minutes:${name}`),
      hint: words('minutes:day-hint'),
      value: typed?.holding[name] ?? '',
      problem: problems[name],
    })
  const place = (written: Locale) =>
    entryField({
      name: `place-${written}`,
      label: words(`minutes:place-${written}`),
      value: typed?.holding.place[written] ?? '',
      problem: problems[`place-${written}`],
    })
  return {
    action: here.meetings,
    after: String(held),
    places: localesFrom(locale).map(place),
    days: [day('from'), day('to')],
    present: problemView(problems['present']),
    seats: seats.map(({ person, title }, index) => ({
      person,
      id: index === 0 ? 'present' : `present-${person}`,
      label: title[locale],
      checked: present.includes(person) ? ' checked' : '',
    })),
  }
}
