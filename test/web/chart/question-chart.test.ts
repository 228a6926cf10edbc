import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rankField, rowField } from '../../../src/questionnaire/field-names.js'
import { questionsOf } from '../../../src/questionnaire/find-question.js'
import type { Question } from '../../../src/questionnaire/questionnaire.js'
import { tally } from '../../../src/report/tally.js'
import { questionChart } from '../../../src/web/chart/question-chart.js'
import { compileTemplates } from '../../../src/web/templates.js'
import { readWords } from '../../../src/web/words.js'
import { readTexts } from '../../hostile/sets.js'
import { villagers, villages } from '../../report/villages.js'
import { elementsOf, textOf } from '../../support/html-document.js'

const root = join(import.meta.dirname, '../../..')
const words = readWords(join(root, 'locales'))
const template = compileTemplates(join(root, 'templates'), words).compile('{{> chart-question}}')
const responses = villagers(7, 300)
const find = (id: string) => questionsOf(villages).find((question) => question.id === id)!
const ascending = (a: number, b: number) => a - b
const chartOf = (question: Question) =>
  questionChart(words.en, question, tally(question, responses), { id: 'chart', caption: '?' })

describe('a chart has the numbers of the tally', () => {
  test.each(['road', 'work', 'hens', 'place'])('in the bars of %s', (id) => {
    const question = find(id)
    const { answered, counts } = tally(question, responses)
    const { bars } = chartOf(question)
    const numbers = bars!.rows.map(({ number }) => Number(number))
    expect(numbers.toSorted(ascending)).toEqual([...counts.values()].toSorted(ascending))
    expect(bars!.rows.map(({ width }) => Math.round((width * answered) / 100))).toEqual(numbers)
  })

  test('most chosen first; but groups of people as they were asked', () => {
    const { counts } = tally(find('work'), responses)
    const sorted = [...counts.values()].toSorted((a, b) => b - a).map(String)
    expect(chartOf(find('work')).bars!.rows.map(({ number }) => number)).toEqual(sorted)
    const groups = [...tally(find('place'), responses).counts.values()].map(String)
    expect(chartOf(find('place')).bars!.rows.map(({ number }) => number)).toEqual(groups)
  })

  test('in the parts of a scale and of each row of a matrix', () => {
    const scale = tally(find('shop'), responses)
    expect(numbersIn(find('shop'))).toEqual([[...scale.counts.values()].map(String)])
    const care = find('care')
    if (care.kind !== 'matrix') throw new Error('no matrix')
    const { counts } = tally(care, responses)
    expect(numbersIn(care)).toEqual(
      care.rows.map(({ id }) => care.points.map(({ code }) => String(counts.get(rowField(id, code))))),
    )
  })

  test('in the ranks of a ranking, with their mean among those who ranked', () => {
    const next = find('next')
    if (next.kind !== 'ranking') throw new Error('no ranking')
    const { counts, answered } = tally(next, responses)
    const { stacked } = chartOf(next)
    for (const { code, label } of next.options) {
      const [first, second] = [counts.get(rankField(code, 1))!, counts.get(rankField(code, 2))!]
      const stack = stacked!.stacks.find((each) => each.label === label.en)!
      expect(stack.cells.map(({ number }) => number)).toEqual([String(first), String(second)])
      expect(stack.total).toBe(String(answered))
      expect(Number(stack.mean)).toBe(Math.round((10 * (first + 2 * second)) / (first + second)) / 10)
    }
  })

  test('and no mean rank of what nobody ranked', () => {
    const ranked = { answered: 1, counts: new Map([[rankField('well', 1), 1]]) }
    const { stacked } = questionChart(words.fr, find('next'), ranked, { id: 'chart', caption: '?' })
    expect(stacked!.stacks.map(({ mean }) => mean)).toEqual(['1', undefined, undefined])
  })
})

function numbersIn(question: Question) {
  return chartOf(question).stacked!.stacks.map(({ cells }) => cells.map(({ number }) => number))
}

describe('hostile words in a chart', () => {
  // No page can hold U+0000, and no questionnaire does.
  const texts = readTexts('csv_formula', 'legit_must_accept').flatMap(({ s }) => (s.includes('\0') ? [] : [s]))
  const hostile = ['"><script>alert(1)</script>', '</text></svg><img src=x onerror=alert(1)>', '{{t "a:b"}}', ...texts]
  const label = (text: string) => ({ en: text, fr: text })

  test.each(['road', 'shop', 'care', 'next'])('are nothing but text, as answers of %s', (id) => {
    const usual = shapeOf(template.en(chartOf(worded(id, 'a'))))
    for (const text of hostile) {
      const html = template.en(chartOf(worded(id, text)))
      expect([text, shapeOf(html)]).toEqual([text, usual])
      expect(elementsOf(html).map(textOf)).toContain(folded(text))
    }
  })

  test('would be noticed, were they more', () => {
    const html = template.en(chartOf(worded('road', 'a'))).replace('<th scope="row">a', '$&<img src="x">')
    expect(shapeOf(html)).not.toEqual(shapeOf(template.en(chartOf(worded('road', 'a')))))
  })

  function worded(id: string, text: string): Question {
    const question = find(id)
    switch (question.kind) {
      case 'single':
      case 'multiple':
      case 'ranking':
        return { ...question, options: question.options.map((option) => ({ ...option, label: label(text) })) }
      case 'scale':
        return { ...question, points: question.points.map((point) => ({ ...point, label: label(text) })) }
      case 'matrix':
        return { ...question, rows: question.rows.map((row) => ({ ...row, text: label(text) })) }
      case 'number':
      case 'short-text':
      case 'long-text':
        return question
    }
  }

  function shapeOf(html: string): readonly string[] {
    return elementsOf(html).map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`)
  }

  function folded(text: string): string {
    return text.replaceAll(/[ \t\n\r\f]+/g, ' ').trim()
  }
})
