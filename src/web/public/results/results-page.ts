import { paragraphBreak, split } from '../../../consultation/listed-text.js'
import { torontoDay } from '../../../consultation/toronto.js'
import { address } from '../../address.js'
import { longDate } from '../../dates.js'
import { reportStyles } from '../../results/report-styles.js'
import { reportView } from '../../results/report-view.js'
import { type PageView, siteView } from '../../site-view.js'
import type { Desk } from '../desk.js'
import { contactView } from '../site/consultation-view.js'
import type { Visit } from '../visit.js'
import type { PublishedEdition } from './edition.js'

/** One edition of what was heard, in one language. */
export async function renderResults({ house, render }: Desk, visit: Visit, edition: PublishedEdition): Promise<string> {
  const { locale, consultation, published, here, there } = visit
  const words = house.words[locale]
  const isNewest = edition.number === edition.editions.length
  const about = consultation.profile.title[locale]
  const title = words(isNewest ? 'results:title' : 'results:edition-title', { number: edition.number })
  const colon = words('chart:colon')
  const page: PageView = {
    title: `${title} – ${about}`,
    description: words('results:description'),
    toggle: { href: isNewest ? there.results : there.resultsEdition(edition.number) },
    signIn: { href: address.signIn(locale) },
    crumbs: [{ href: here.profile, label: about }],
    styles: reportStyles(house),
    synthetic: consultation.synthetic,
    ...(isNewest ? {} : { noindex: true }),
    ...(consultation.sensitive ? { exit: { href: here.leave } } : {}),
  }
  const { heard, withdrawn, release } = edition
  return render('public/results', {
    site: siteView(house, locale),
    page,
    title: `${title}${colon} ${about}`,
    ledBy: consultation.ledBy[locale],
    consultationHref: here.profile,
    ...editionView(visit, edition),
    ...reportView({
      published,
      heard,
      withdrawn,
      tables: release.tables,
      words,
      beyond: isNewest ? ['data', 'contact'] : ['contact'],
    }),
    ...(isNewest && { data: dataView(visit) }),
    contact: contactView(consultation.contact, locale),
  })
}

function editionView({ locale, here }: Visit, { number, at, editions, heard }: PublishedEdition) {
  const dateOf = (instant: Date) => longDate(torontoDay(instant), locale)
  const next = editions[number]
  return {
    published: dateOf(at),
    modified: torontoDay(at),
    ...(editions.length > 1 && { edition: number }),
    ...(next && { older: { number, date: dateOf(next.at), newest: here.results } }),
    ...(number > 1 && { corrected: split(heard.correction[locale], paragraphBreak) }),
    editions: (next ? [] : editions.slice(0, -1)).toReversed().map((edition) => ({
      number: edition.number,
      date: dateOf(edition.at),
      href: here.resultsEdition(edition.number),
    })),
  }
}

function dataView({ here, consultation, locale }: Visit) {
  return {
    file: here.publicData,
    dictionary: here.publicDictionary,
    tables: `/api/consultations/${consultation.slug[locale]}/results`,
  }
}
