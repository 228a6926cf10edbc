import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../support/open-site.js'
import { extract, type Row, typedIn } from './extract.js'
import { chanceFrom } from './random-answers.js'
import { RandomRespondent } from './random-respondent.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const respondents = process.env['LONG'] ? 200 : 24
/** They all come from one address, from which only some codes may be tried in a minute. */
const mostResumptions = 16
/** So few do not always answer every kind of question: they are always the same. Many are others in each run. */
const seed = Number(process.env['SEED'] ?? (process.env['LONG'] ? Date.now() % 1_000_000 : 1))

test(
  `${respondents} respondents answer at random in both languages, and the CSV holds their answers as codes`,
  { timeout: respondents * 10_000 },
  async () => {
    const expected = new Map<string, Row>()
    for (let number = 0; number < respondents; number++) {
      const respondent = new RandomRespondent(
        site.origin,
        number,
        chanceFrom(seed + number * 7919),
        number % Math.ceil(respondents / mostResumptions) === 0,
      )
      try {
        expected.set(respondent.mark, await respondent.answerEverything())
      } catch (error) {
        throw new Error(`Respondent ${number} with SEED=${seed} went astray`, { cause: error })
      }
    }
    const rows = await extract(site.database, 'crv')
    const found = new Map(rows.map((row) => [typedIn(row['h1']!).split('\n')[0]!, compared(row)]))
    expect(rows).toHaveLength(respondents)
    for (const [mark, row] of expected) expect({ seed, ...found.get(mark) }).toEqual({ seed, ...row })
    const languages = rows.map(({ language }) => language)
    expect(new Set(languages)).toEqual(new Set(['en', 'fr']))
    expect(rows.some((row) => row['a2__faith'] === '.n')).toBe(true)
    expect(rows.some((row) => /^[01]$/.test(row['a2__faith']!))).toBe(true)
  },
)

const texts = /^(h1|n2b|.*__other_text)$/
const notAnswers = ['response_id', 'consultation', 'version', 'received_week']

function compared(row: Row): Row {
  const cells = Object.entries(row).filter(([column]) => !notAnswers.includes(column))
  return Object.fromEntries(cells.map(([column, cell]) => [column, texts.test(column) ? typedIn(cell) : cell]))
}
