import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { signedIn } from './people.js'
import { openWaters } from './taking.js'

const here = { en: consultationAddress('en', 'brook'), fr: consultationAddress('fr', 'brook-fr') }

let site: Site
let analyst: HtmlClient
let password: string
beforeAll(async () => {
  const opened = await openWaters()
  ;({ site, password } = opened)
  await sql`insert into participation (consultation, day, begun, submitted)
    values ('brook', '2026-05-01', 5, 2), ('brook', '2026-05-03', 1, 1)`.execute(site.db)
  analyst = await signedIn(site, 'analyst-1', password)
})
afterAll(() => site.close())

describe('the analyst', () => {
  test('sees who took part: begun, submitted, by language and version, day by day', async () => {
    const { text } = await analyst.visit(here.en.analysis)
    expect(text).toContain('begun 6 submitted 3 of those who began submitted 50%')
    expect(text).toContain('Version 1 2 67% Version 2 1 33%')
    expect(text).toContain('French 1 33%')
    expect(text).toContain('May\u00a01, 2026 5 2 May\u00a03, 2026 1 1')
  })

  test('finds every question of both versions, with who answered, skipped and was not asked', async () => {
    const list = await analyst.visit(here.en.analysisQuestions)
    expect(list.text).toContain('How does it taste? One answer 100% 3 0 0 0')
    expect(list.text).toContain('What is it called? A line of text 50% 1 1 0 1')
    const name = await list.follow('What is it called?')
    expect(name.text).toContain('Answered 1 Skipped 1')
    expect(name.text).toContain('From version 1 to 2: removes a question')
    expect((await name.follow('Read what people wrote')).address).toBe(here.en.questionTexts('name'))
    expect((await name.follow('A motto?')).address).toBe(here.en.analysisQuestion('motto'))
  })

  test('sees a question in numbers, of all or of some responses, under an address that can be kept', async () => {
    const all = await analyst.visit(here.fr.analysisQuestion('taste'))
    expect(all.text).toContain('Sur les 3 personnes qui ont répondu')
    expect(all.text).toContain('Douce 1 33\u00a0%')
    const some = await all.press('Afficher', { language: 'en', answer: 'guests:deer' })
    expect(some.text).toContain('Sur 1 personne qui a répondu')
    expect(some.text).toContain('Douce 1 100\u00a0%')
    const kept = await analyst.visit(some.address)
    expect(kept.fields).toMatchObject({ language: ['en'], answer: ['guests:deer'] })
    expect((await kept.follow('Afficher toutes les réponses')).address).toBe(here.fr.analysisQuestion('taste'))
  })

  test('sees the middle and the ends of numbers', async () => {
    const { text } = await analyst.visit(here.en.analysisQuestion('age'))
    expect(text).toContain('lowest 12 median 12 mean 12 highest 12')
  })

  test('sees two questions together', async () => {
    const form = await analyst.visit(here.en.crossed)
    const { text } = await form.press('Show the table', { rows: 'taste', columns: 'guests' })
    expect(text).toContain(
      'Deer Skipped All Sweet 1 100% 0 0% 1 33% Salty 0 0% 1 50% 1 33% Else 0 0% 1 50% 1 33% Answered 1 2 3',
    )
    const byRow = await form.press('Show the table', { rows: 'taste', columns: 'guests', shares: 'rows' })
    expect(byRow.text).toContain('Sweet 1 100% 0 0% 1 100% Salty 0 0% 1 100% 1 100%')
    expect((await analyst.visit(byRow.address)).fields).toMatchObject({ shares: ['rows'] })
    expect(byRow.html).toContain('<details>\n<summary>Count only some responses')
    const some = await byRow.press('Show the table', { language: 'en' })
    expect(some.html).toContain('<details open>\n<summary>Count only some responses')
    expect((await form.press('Show the table', { rows: 'taste', columns: 'taste' })).text).toContain(
      'Choose two different',
    )
  })

  test('is shown all where an address asks for what does not exist, and nothing of a question that does not', async () => {
    const strange = '?version=9&language=de&answer=taste:bitter&answer=x&rows=__proto__'
    for (const at of [here.en.analysisQuestion('taste'), here.en.crossed]) {
      expect((await analyst.visit(at + strange)).status).toBe(200)
    }
    expect((await analyst.visit(`${here.en.analysisQuestion('taste')}${strange}`)).text).toContain(
      '3 people who answered',
    )
    expect((await analyst.visit(here.en.analysisQuestion('bitter'))).status).toBe(404)
    expect((await analyst.visit(`${here.en.analysisQuestion('taste')}?answer=%00'&version=%F0`)).status).toBeLessThan(
      500,
    )
  })

  test('of a consultation that nobody answered sees that, and nothing breaks', async () => {
    const pond = consultationAddress('en', 'pond')
    for (const at of [pond.analysis, pond.analysisQuestions, pond.crossed, pond.analysisQuestion('taste')]) {
      expect((await analyst.visit(at)).status).toBe(200)
    }
    const { text } = await analyst.visit(pond.analysis)
    expect(text).toContain('Nobody has begun to answer yet.')
    expect(text).not.toContain('%')
    const crossed = await analyst.visit(`${pond.crossed}?rows=taste&columns=guests`)
    expect(crossed.text).toContain('Nobody whose response is counted here')
    expect(crossed.html).not.toContain('<table')
  })

  test('of a consultation without a version is told that there is none', async () => {
    const planned = consultationAddress('fr', 'exploitation-sexuelle-enfants-en-ligne')
    for (const at of [planned.analysisQuestions, planned.crossed]) {
      expect((await analyst.visit(at)).text).toContain('Aucune version n’a encore été publiée.')
    }
  })
})
