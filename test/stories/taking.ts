import { sql } from 'kysely'
import { publishVersion } from '../../src/consultation/version-store.js'
import type { Answer } from '../../src/questionnaire/answers.js'
import type { Locale, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { responseAnswers } from '../../src/questionnaire/response-answers.js'
import type { HtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { addOutsider, cookieOf } from './people.js'
import { closesOn, opensOn, spring, springAnew } from './spring.js'

/** Beside the samples a brook, with three responses to two versions, and a pond. Returns the password of all people too. */
export async function openWaters(): Promise<{ readonly site: Site; readonly password: string }> {
  const site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
  await addConsultation(site, { id: 'pond', questionnaire: spring, opensOn, closesOn })
  const password = await site.addPeople()
  await addOutsider(site, 'brook')
  await site.db.transaction().execute((trx) => publishVersion(trx, 'brook', springAnew, '2026-05-04'))
  await site.refresh()
  const first = { version: 1, questionnaire: spring, week: '2026-W18' }
  const taste = { taste: 'else', taste__other_text: '=1+1', name: 'Ruisseau', remarks: 'Très, très "claire"' }
  await hold(site, 'brook', { ...first, language: 'fr', answers: taste })
  await hold(site, 'brook', { ...first, language: 'en', answers: { taste: 'sweet', guests: ['deer'] } })
  const second = { version: 2, questionnaire: springAnew, week: '2026-W20' }
  await hold(site, 'brook', { ...second, language: 'en', answers: { taste: 'salt', age: 12 } })
  return { site, password }
}

/** What a browser gets that posts these fields as a form of ours does, before any redirect. */
export function postAs(
  browser: HtmlClient,
  url: string,
  fields: Record<string, string> | [string, string][],
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { cookie: cookieOf(browser), 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
    ...(signal && { signal }),
  })
}

export type Held = {
  readonly version: number
  readonly questionnaire: Questionnaire
  readonly language: Locale
  readonly week: string
  readonly answers: Readonly<Record<string, Answer>>
}

/** Puts a response among the mixed ones, as though it had come and been mixed in that week. */
export async function hold({ db }: Pick<Site, 'db'>, consultation: string, held: Held): Promise<void> {
  const { version, questionnaire, language, week, answers } = held
  const stored = JSON.stringify(responseAnswers(questionnaire, new Map(Object.entries(answers))))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    values (gen_random_uuid(), ${consultation}, ${version}, ${language}, 1, ${stored}, ${week})`.execute(db)
}

/** So many more of one that is held already: more than the sockets between hold, when they are many. */
export async function holdMany({ db }: Pick<Site, 'db'>, consultation: string, count: number): Promise<void> {
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), consultation, version, language, notice_version,
      answers || jsonb_build_object('remarks', repeat('x', 2000)), received_week
    from (select * from response where consultation = ${consultation} limit 1) as one, generate_series(1, ${count})`.execute(
    db,
  )
}

/** How many extracts PostgreSQL is at work on. */
export async function extractsRunning({ db }: Pick<Site, 'db'>): Promise<number> {
  const { rows } = await sql<{ running: number }>`
    select count(*)::integer as running from pg_stat_activity
    where datname = current_database() and state = 'active' and query like 'copy (%'`.execute(db)
  return rows[0]!.running
}
