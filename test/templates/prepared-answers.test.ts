import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { loadAssets } from '../../src/web/assets.js'
import type { AnswersSection, AnswerView } from '../../src/web/public/question/answers-view.js'
import { type JoinAnswers, prepareAnswers } from '../../src/web/public/question/prepared-answers.js'
import { registerViews, type Render } from '../../src/web/rendering.js'
import { siteView } from '../../src/web/site-view.js'
import { readWords } from '../../src/web/words.js'
import { wells, wellsQuestionnaire } from '../support/wells.js'

const root = join(import.meta.dirname, '../..')
const words = readWords(join(root, 'locales'))
const assets = loadAssets(join(root, 'templates'), join(root, 'node_modules/@gcds-core/fonts/fonts'))
const questionnaire = wellsQuestionnaire()
const page = questionnaire.pages[0]!

/** Every kind of answer, in words that do harm where they are not escaped. */
const hostile = `<b title="x">'&amp;\uE000&\uE001`
const kinds: readonly Partial<AnswerView>[] = [
  {},
  { typed: hostile },
  { typed: '' },
  { chosen: [{ label: hostile }] },
  { chosen: [{ label: 'Other', words: hostile }] },
  { chosen: [{ label: 'Other', words: '' }] },
  { list: [{ label: 'One' }, { label: hostile, words: hostile }] },
  { list: [{ label: 'One', words: hostile }, { label: hostile }] },
  { ranked: [{ label: hostile }, { label: 'Two' }] },
  { rows: [{ label: hostile, point: 'Good' }], rowsLeft: { count: 1, number: '1' } },
  { rows: [{ label: hostile, point: 'Good' }], rowsLeft: { count: 2, number: '2' } },
  {
    rows: [
      { label: hostile, point: 'Good' },
      { label: 'Two', point: hostile },
    ],
  },
  { problem: hostile },
  { typed: hostile, problem: hostile },
]

let app: FastifyInstance
let render: Render

beforeAll(async () => {
  app = fastify()
  render = await registerViews(app, join(root, 'templates'), words)
})

afterAll(() => app.close())

describe.each(locales)('answers prepared in %s', (locale) => {
  let prepared: JoinAnswers
  const site = siteView({ assets, sample: false }, locale)

  beforeAll(async () => {
    const house = { words, assets, sample: false } as Parameters<typeof prepareAnswers>[0]['house']
    const version = { number: 1, fingerprint: 'f'.repeat(64), questionnaire } as Parameters<
      typeof prepareAnswers
    >[0]['version']
    const consultation = { ...wells, extensions: [], synthetic: false }
    prepared = await prepareAnswers({ house, render, consultation, version, locale })
  })

  async function rendered({ title, answers }: AnswersSection): Promise<string> {
    const rows = await Promise.all(answers.map((view) => render('components/answered', { site, ...view })))
    const section = await render('components/answers-section', { site, title, rows: 'ROWS', answers: [] })
    return section.replace('ROWS', () => rows.join(''))
  }

  test('are what the templates make of them, the first time and every other', async () => {
    const views = kinds.map((kind): AnswerView => ({ id: 'q1', question: 'Which?', ...kind }))
    for (const view of [...views, ...views.toReversed()]) {
      const section = { id: page.id, title: page.title[locale], answers: [view] }
      const filled = Buffer.concat(await prepared([section])).toString()
      expect(plain(filled)).toBe(plain(await rendered(section)))
    }
  })

  test('leave nothing of one respondent to the next', async () => {
    const sectionOf = (typed: string) => ({
      id: page.id,
      title: page.title[locale],
      answers: [{ id: 'q2', question: 'Why?', typed }],
    })
    await prepared([sectionOf('the words of the first')])
    const second = Buffer.concat(await prepared([sectionOf('those of the second')])).toString()
    expect(second).toContain('those of the second')
    expect(second).not.toContain('the first')
  })
})

/** Handlebars writes as references some characters that need none. */
function plain(html: string): string {
  return html.replaceAll('&#x27;', '&#39;').replaceAll('&#x3D;', '=')
}
