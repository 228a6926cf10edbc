import assert from 'node:assert/strict'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { type HtmlClient, type HtmlPage, openHtmlClient } from '../support/html-client.js'
import type { Answers } from '../support/html-form.js'
import type { Row } from './extract.js'
import {
  type AskedQuestion,
  askedQuestions,
  cellsOf,
  cellsOfUnasked,
  type Chance,
  randomAnswer,
} from './random-answers.js'

const home = {
  en: '/en/consultations/countering-radicalization-violence',
  fr: '/fr/consultations/lutte-radicalisation-menant-violence',
}
const go = (value: string) => ({ name: 'go', value })

/** Someone who sees pages, takes what they offer, and remembers what they answered. */
export class RandomRespondent {
  readonly mark: string
  private locale: Locale
  private browser: HtmlClient
  private readonly asked = new Map<string, AskedQuestion>()
  private answers: Answers = {}

  constructor(
    private readonly origin: string,
    number: number,
    private readonly chance: Chance,
    private mayResume: boolean,
  ) {
    this.browser = openHtmlClient(origin)
    this.mark = `Respondent ${number}`
    this.locale = number % 2 === 0 ? 'en' : 'fr'
  }

  async answerEverything(): Promise<Row> {
    let page = await this.browser.visit(`${home[this.locale]}/questionnaire/1`)
    let steps = 0
    while (/\/questionnaire\/\d+$/.test(page.address)) {
      if (++steps > 60) throw new Error(`No way out of ${page.address}`)
      page = await this.pass(page)
    }
    assert.match(page.address, /\/(review|verification)$/)
    const receipt = await page.press(go('submit'))
    assert.match(receipt.address, /\/(receipt|recu)$/)
    assert.equal(receipt.status, 200)
    return { language: this.locale, ...this.cells() }
  }

  /** Answers one page, with a detour now and then, and goes on. */
  private async pass(page: HtmlPage): Promise<HtmlPage> {
    const answers = this.answer(page)
    const luck = this.chance()
    if (luck < 0.12) return this.answered(await page.press(go('switch'), answers), answers, () => this.turn())
    if (luck < 0.22 && !page.address.endsWith('/1')) return page.press(go('back'), answers)
    if (luck < 0.4 && this.mayResume) return this.resumeElsewhere(await page.press(go('later'), answers))
    if (luck < 0.35) return this.clearOne(page, answers)
    if (luck < 0.5) await this.contradict(page)
    return page.press(go('next'), answers)
  }

  private turn(): void {
    this.locale = this.locale === 'en' ? 'fr' : 'en'
  }

  /** The same page came back: everything must still be there. */
  private answered(page: HtmlPage, answers: Answers, change: () => void): HtmlPage {
    change()
    assert.ok(page.address.startsWith(`/${this.locale}/`))
    for (const [field, values] of Object.entries(answers)) {
      const shown = page.fields[field]!.filter((value) => value !== '')
      const given = [values].flat().filter((value) => value !== '')
      assert.deepEqual(
        shown.map((value) => value.replaceAll('\r\n', '\n')),
        given,
        `${field} changed`,
      )
    }
    return page
  }

  private answer(page: HtmlPage): Answers {
    const questions = askedQuestions(page.html)
    assert.notEqual(questions.length, 0)
    const answers: { [field: string]: string | readonly string[] } = {}
    for (const question of questions) {
      this.asked.set(question.id, question)
      Object.assign(answers, randomAnswer(question, this.chance))
    }
    if ('h1' in answers) answers['h1'] = `${this.mark}\n${[answers['h1']].flat().join('')}`
    this.answers = { ...this.answers, ...answers }
    return answers
  }

  private async resumeElsewhere(saved: HtmlPage): Promise<HtmlPage> {
    assert.match(saved.address, /\/(saved|enregistre)$/)
    this.mayResume = false
    const code = /[0-7][0-9A-Z]{3}( [0-9A-Z]{2,4}){6}/.exec(saved.text)?.[0]
    assert.ok(code)
    this.browser = openHtmlClient(this.origin)
    if (this.chance() < 0.5) this.turn()
    const door = await this.browser.visit(`${home[this.locale]}/${this.locale === 'en' ? 'resume' : 'reprendre'}`)
    return door.enter({ code: code.toLowerCase() })
  }

  private async clearOne(page: HtmlPage, answers: Answers): Promise<HtmlPage> {
    const value = /value="(clear:\w+)"/.exec(page.html)?.[1]
    if (value === undefined) return page.press(go('next'), answers)
    const id = value.slice('clear:'.length)
    const cleared = await page.press(go(value), answers)
    const left = Object.entries(this.answers).filter(([field]) => field !== id && !field.startsWith(`${id}__`))
    this.answers = Object.fromEntries(left)
    assert.deepEqual(cleared.fields[id] ?? [], [])
    return cleared.press(go('next'))
  }

  /** Something that cannot be: it is refused, and what is sent afterwards replaces it. */
  private async contradict(page: HtmlPage): Promise<void> {
    const several = askedQuestions(page.html).find((each) => each.kind === 'several' && each.alone.length > 0)
    if (several?.kind !== 'several') return
    const refused = await page.press(go('next'), { [several.id]: several.codes })
    assert.equal(refused.status, 422)
    assert.deepEqual(refused.fields[several.id], several.codes)
  }

  private cells(): Row {
    const isOrganization = [this.answers['a1'] ?? []].flat().includes('organization')
    const cells = [...this.asked.values()].map((question) =>
      question.id === 'a2' && !isOrganization ? cellsOfUnasked(question) : cellsOf(question, this.answers),
    )
    return Object.assign({}, ...cells) as Row
  }
}
