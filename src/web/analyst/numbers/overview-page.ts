import type { FastifyReply } from 'fastify'
import { daysOfWeek } from '../../../consultation/iso-week.js'
import type { Consultation, Day } from '../../../consultation/consultation.js'
import type { MixedGroup } from '../../../export/mixed-store.js'
import { type DayOfParticipation, findParticipation } from '../../../response/participation-store.js'
import { barsView } from '../../chart/bars.js'
import { daysView } from '../../chart/days.js'
import { shareOf } from '../../chart/share.js'
import { countOf } from '../../count.js'
import { dateRange, longDate } from '../../dates.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { todayAt } from '../../today.js'
import type { Words } from '../../words.js'

/** Who took part: over time, by language and by version. */
export async function sendOverview(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house, accounts } = staff
  const words = house.words[locale]
  const { id } = published.consultation
  const [groups, waiting, days] = await Promise.all([
    house.extracts.countMixed(id),
    house.extracts.countWaiting(id),
    findParticipation(accounts.db, id),
  ])
  const mixed = totalOf(groups)
  return sendStaffPage(call, {
    template: 'analyst/overview',
    page: {
      title: words('numbers:title'),
      description: words('numbers:description'),
      styles: [house.assets.href('chart.css')],
    },
    view: {
      questions: here.analysisQuestions,
      crossed: here.crossed,
      files: here.files,
      ...figuresView(words, { mixed, waiting, days }),
      ...(days.length > 0 && { time: timeView(words, published.consultation, { days, today: todayAt(house.now()) }) }),
      ...(mixed > 0 && { charts: chartsView(words, groups), weeks: weeksView(words, groups) }),
    },
  })
}

type Participation = { readonly mixed: number; readonly waiting: number; readonly days: readonly DayOfParticipation[] }

function figuresView({ locale }: Words, { mixed, waiting, days }: Participation) {
  const [begun, submitted] = [sumOf(days, 'begun'), sumOf(days, 'submitted')]
  return {
    mixed: countOf(mixed, locale),
    waiting: countOf(waiting, locale),
    begun: countOf(begun, locale),
    submitted: countOf(submitted, locale),
    completion: shareOf(submitted, Math.max(begun, submitted), locale),
  }
}

type Time = { readonly days: readonly DayOfParticipation[]; readonly today: Day }

/** From the first day to the last, those on which nobody came included. */
function timeView(words: Words, { opensOn, closesOn, extensions }: Consultation, { days, today }: Time) {
  const { locale } = words
  const first = earliest(opensOn, days[0]?.day) ?? today
  const end = closesOn !== undefined && closesOn < today ? closesOn : today
  const byDay = new Map(days.map((each) => [each.day, each]))
  const last = days.at(-1)?.day ?? end
  const period = daysBetween(first, last > end ? last : end).map(
    (day) => byDay.get(day) ?? { day, begun: 0, submitted: 0 },
  )
  return {
    chart: daysView(words, {
      id: 'days',
      caption: words('numbers:each-day'),
      note: words('numbers:each-day-note', countOf(sumOf(days, 'submitted'), locale)),
      days: period.map(({ day, submitted }) => ({ day, count: submitted })),
      events: extensions.map(({ announcedOn, to }) => ({
        day: announcedOn,
        label: words('numbers:extended', { to: longDate(to, locale) }),
      })),
    }),
    days: days.map(({ day, begun, submitted }) => ({
      day: longDate(day, locale),
      begun: countOf(begun, locale).number,
      submitted: countOf(submitted, locale).number,
    })),
  }
}

function chartsView(words: Words, groups: readonly MixedGroup[]) {
  const total = totalOf(groups)
  const note = words('numbers:of-mixed', countOf(total, words.locale))
  const languages = (['en', 'fr'] as const).map((language) => ({
    label: words(language === 'en' ? 'numbers:in-english' : 'numbers:in-french'),
    count: totalOf(groups.filter((group) => group.language === language)),
  }))
  const numbers = [...new Set(groups.map(({ version }) => version))].toSorted((a, b) => a - b)
  const versions = numbers.map((number) => ({
    label: words('numbers:version', { number }),
    count: totalOf(groups.filter(({ version }) => version === number)),
  }))
  return [
    {
      bars: barsView(words, {
        caption: words('numbers:by-language'),
        heading: words('numbers:language'),
        note,
        bars: languages,
        total,
      }),
    },
    {
      bars: barsView(words, {
        caption: words('numbers:by-version'),
        heading: words('numbers:version-heading'),
        note,
        bars: versions,
        total,
      }),
    },
  ]
}

function weeksView({ locale }: Words, groups: readonly MixedGroup[]) {
  const weeks = [...new Set(groups.map(({ week }) => week))].toSorted()
  return weeks.map((week) => {
    const days = daysOfWeek(week)
    const count = totalOf(groups.filter((group) => group.week === week))
    return { week, days: days ? dateRange(days.from, days.to, locale) : '', number: countOf(count, locale).number }
  })
}

function totalOf(groups: readonly MixedGroup[]): number {
  return groups.reduce((sum, { responses }) => sum + responses, 0)
}

function sumOf(days: readonly DayOfParticipation[], of: 'begun' | 'submitted'): number {
  return days.reduce((sum, day) => sum + day[of], 0)
}

function earliest(...days: readonly (Day | undefined)[]): Day | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0]
}

/** A year at most, the last one: nobody can read more bars. */
function daysBetween(first: Day, last: Day): readonly Day[] {
  const end = Date.parse(`${last}T00:00:00Z`)
  const count = Math.min(366, Math.round((end - Date.parse(`${first}T00:00:00Z`)) / 86_400_000) + 1)
  return Array.from({ length: Math.max(1, count) }, (_, index, from = end - (count - 1 - index) * 86_400_000) =>
    new Date(from).toISOString().slice(0, 10),
  )
}
