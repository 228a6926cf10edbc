import type { FastifyReply } from 'fastify'
import { statusOf } from '../../consultation/publication.js'
import { torontoDay } from '../../consultation/toronto.js'
import { obstaclesToPublishing } from '../../results/obstacle.js'
import type { Edition } from '../../results/step.js'
import { dayAndTime, longDate } from '../dates.js'
import { obstacleView } from '../results/obstacle-view.js'
import { readReport } from '../results/read-report.js'
import { reportStyles } from '../results/report-styles.js'
import type { StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { faultFragments } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { findTitles } from '../staff/telling.js'
import { todayAt } from '../today.js'

/** What can be done here, as `?done=` tells it. */
export const resultsDone = ['published', 'withdrawn'] as const

/** What is shared, all that keeps it from being published, and what has been published before. */
export async function sendResults(call: StaffCall, refused?: 'moved-on' | 'blocked'): Promise<FastifyReply> {
  const { staff, locale, here, published, person, roles } = call
  const { house } = staff
  const words = house.words[locale]
  const { id } = published.consultation
  const [results, titleOf] = await Promise.all([house.results.read(id), findTitles(call)])
  const { shared, editions } = results
  const last = editions.at(-1)
  const heard = shared && (await house.results.findHeard(id, shared.of))
  const before = last && (await house.results.findHeard(id, last.of))
  const status = statusOf(published, todayAt(house.now()))
  const obstacles = obstaclesToPublishing({ status, results, heard, before, by: person.id })
  const writing = roles.has('analyst') ? here : undefined
  const done = doneOf(call, resultsDone)
  return sendStaffPage(call, {
    template: 'editor/results',
    page: {
      title: words('preparing:results'),
      description: words('preparing:publishing-description'),
      styles: reportStyles(house),
    },
    view: {
      action: here.deskResults,
      done: done && words(`preparing:published-done-${done}`),
      obstacles: obstacles.map((obstacle) => obstacleView(words, obstacle, writing)),
      editions: editions.toReversed().map((edition) => editionView(call, edition, editions.length)),
      ...(shared &&
        heard && {
          shared: {
            of: shared.of,
            by: words('preparing:shared-by', {
              who: titleOf(shared.by)[locale],
              when: dayAndTime(shared.at, locale),
            }),
            ready: obstacles.length === 0,
            number: editions.length + 1,
          },
          banner: words('preparing:preliminary'),
          report: await readReport(house, published, heard, words),
        }),
    },
    fragments: await faultFragments(staff, locale, {
      ...(refused && { standing: words(`preparing:refused-${refused}`) }),
    }),
  })
}

function editionView({ staff, locale, here }: StaffCall, { number, at }: Edition, last: number) {
  return {
    href: number === last ? here.results : here.resultsEdition(number),
    label: staff.house.words[locale]('results:edition-of', { number, date: longDate(torontoDay(at), locale) }),
  }
}
