import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewStore } from '../../src/revision/review-store.js'
import type { Site } from '../support/open-site.js'
import { at, during, expectSound, go, openEditors, type Editors } from './editors.js'
import { everyRow } from './rows.js'
import { words } from './site-words.js'
import { spring } from './spring.js'

const ids = ['lake', 'brook', 'pond', 'bay']

let editors: Editors
let site: Site
beforeAll(async () => {
  editors = await openEditors(ids)
  site = editors.site
})
afterAll(() => site.close())

describe('help resources, a content note and an age', () => {
  test('are changed by a revision with a reason, and what is cleared is gone', async () => {
    site.setDay(during)
    const page = await editors.one.visit(at('lake').deskHelp)
    const silent = await page.press(go('save'), { 'content-note-en': 'Deep water.', 'minimum-age': 'old' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain(words.en('help-resources:fault-age-unfit'))
    const typed = {
      'minimum-age': '16',
      'content-note-fr': 'Eau profonde.',
      'resource-0-name-en': 'Lifeguards',
      'resource-0-name-fr': 'Sauveteurs',
      'resource-0-description-en': 'Day and night',
      'resource-0-description-fr': 'Jour et nuit',
      'resource-0-telephone': '613-555-0100',
      'reason-en': 'It is deep.',
      'reason-fr': 'C’est profond.',
    }
    const saved = await silent.press(go('save'), typed)
    expect(saved.text).toContain(words.en('settings:done-revised'))
    const draft = async () => (await openReviewStore(site.db).read('lake')).draft!
    const { document, revisions } = await draft()
    expect(document).toMatchObject({ minimumAge: 16, contentNote: { en: 'Deep water.', fr: 'Eau profonde.' } })
    expect(document['helpResources']).toMatchObject([
      { name: { en: 'Lifeguards', fr: 'Sauveteurs' }, telephone: '613-555-0100' },
    ])
    expect(revisions.at(-1)!.because.kind).toBe('direct')
    expect((await editors.one.visit(at('lake').preview)).text).toContain('Deep water.')

    const cleared = Object.fromEntries(
      Object.keys(typed).map((name) => [name, name.startsWith('resource') ? '' : undefined]),
    )
    const empty = Object.fromEntries(Object.entries(cleared).filter(([, value]) => value === '')) as Record<
      string,
      string
    >
    await (
      await editors.one.visit(at('lake').deskHelp)
    ).press(go('save'), { ...empty, 'reason-en': 'None.', 'reason-fr': 'Aucune.' })
    expect((await draft()).document).not.toHaveProperty('helpResources')
  })

  test('made against an older draft are merged, or shown beside what stands there now', async () => {
    const reason = { 'reason-en': 'Because.', 'reason-fr': 'Parce que.' }
    const [mine, theirs] = await Promise.all(
      [editors.one, editors.other].map((each) => each.visit(at('brook').deskHelp)),
    )
    await theirs!.press(go('save'), { ...reason, 'content-note-en': 'Theirs', 'content-note-fr': 'La leur' })
    const lost = await mine!.press(go('save'), { ...reason, 'content-note-en': 'Mine', 'content-note-fr': 'La mienne' })
    expect([lost.status, lost.fields['content-note-en'], lost.text.includes('Theirs')]).toEqual([409, ['Mine'], true])
    expect((await lost.press(go('save'))).status).toBe(200)
    expect((await openReviewStore(site.db).read('brook')).draft!.document).toMatchObject({
      contentNote: { en: 'Mine', fr: 'La mienne' },
    })
  })
})

describe('the preview', () => {
  test.each(['en', 'fr'] as const)(
    'asks every question by the respondents’ own components, and keeps nothing (%s)',
    async (locale) => {
      const rows = await everyRow(site.db)
      const page = await editors.one.visit(at('bay', locale).preview)
      expect(page.text).toContain(words[locale]('preview:mark'))
      for (const { id, text } of spring.pages.flatMap(({ questions }) => questions)) {
        expect(page.html).toContain(`id="${id}-question"`)
        expect(page.text).toContain(text[locale])
      }
      const tried = await page.press(go('check'), { name: 'Only tried', taste: ['sweet'] })
      expect(tried.status).toBe(200)
      expect(tried.fields['name']).toEqual(['Only tried'])
      expect(await everyRow(site.db)).toEqual(rows)
    },
  )

  test('says where a language is missing', async () => {
    const page = await editors.one.visit(at('pond').deskHelp)
    await page.press(go('save'), {
      'content-note-en': 'Only in English',
      'reason-en': 'Soon.',
      'reason-fr': 'Bientôt.',
    })
    expect((await editors.one.visit(at('pond').preview)).text).toContain('Only in English')
    const french = await editors.one.visit(at('pond', 'fr').preview)
    expect(french.text).toContain(words.fr('preview:gap'))
    expect(french.text).not.toContain('Only in English')
  })
})

test('the histories of all that was done here are whole', async () => {
  await expectSound(site, ids)
})
