import { attribute, type Element, elementsOf, below } from '../support/html-document.js'
import type { Answers } from '../support/html-form.js'

/** A number from 0 up to 1, another one each time, the same ones for the same seed. */
export type Chance = () => number

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A question as its HTML shows it to a program that knows nothing else of it. */
export type AskedQuestion = { readonly id: string } & (
  | { readonly kind: 'one'; readonly codes: readonly string[]; readonly words?: AskedWords }
  | {
      readonly kind: 'several'
      readonly codes: readonly string[]
      readonly alone: readonly string[]
      readonly words?: AskedWords
    }
  | { readonly kind: 'rows'; readonly rows: readonly string[]; readonly codes: readonly string[] }
  | { readonly kind: 'ranks'; readonly ranks: readonly string[]; readonly codes: readonly string[] }
  | { readonly kind: 'text' }
)

/** The box for words, and the code of the option beside which it stands. */
type AskedWords = { readonly field: string; readonly code: string }

export function askedQuestions(html: string): readonly AskedQuestion[] {
  return elementsOf(html)
    .filter((element) => attribute(element, 'id')?.endsWith('-question'))
    .map(askedQuestion)
}

function askedQuestion(block: Element): AskedQuestion {
  const id = attribute(block, 'id')!.replace(/-question$/, '')
  const fields = below(block).filter(({ tagName }) => ['input', 'select', 'textarea'].includes(tagName))
  const typed = (type: string) => fields.filter((field) => attribute(field, 'type') === type)
  const names = (elements: readonly Element[]) => [...new Set(elements.map((each) => attribute(each, 'name')!))]
  const values = (elements: readonly Element[]) => [...new Set(elements.map((each) => attribute(each, 'value')!))]
  const [radios, boxes] = [typed('radio'), typed('checkbox')]
  const lists = fields.filter(({ tagName }) => tagName === 'select')
  const options = values(lists.flatMap(below)).filter((value) => value !== '')
  if (boxes.length > 0) {
    const alone = values(boxes.filter((box) => attribute(box, 'data-alone') !== undefined))
    return { id, kind: 'several', codes: values(boxes), alone, ...wordsBeside(fields) }
  }
  if (radios.length > 0 && names(radios)[0] !== id) {
    return { id, kind: 'rows', rows: names(radios), codes: values(radios) }
  }
  if (radios.length > 0) return { id, kind: 'one', codes: values(radios), ...wordsBeside(fields) }
  if (lists.length > 0 && names(lists)[0] !== id) return { id, kind: 'ranks', ranks: names(lists), codes: options }
  if (lists.length > 0) return { id, kind: 'one', codes: options }
  return { id, kind: 'text' }
}

function wordsBeside(fields: readonly Element[]): { words?: AskedWords } {
  const at = fields.findIndex((field) => attribute(field, 'type') === 'text')
  if (at === -1) return {}
  return { words: { field: attribute(fields[at]!, 'name')!, code: attribute(fields[at - 1]!, 'value')! } }
}

const phrases = [
  'More places where people can meet.',
  'Plus d’écoute, moins de «\u00a0il faut\u00a0».',
  '=HYPERLINK("x";"y")',
  '-5 °C; "c’est froid"',
  "'quoted'",
  '.n',
  '  @spaces around  ',
  'ᐃᓄᒃᑎᑐᑦ, 中文, عربي, 🦫',
  '<b>5 < 6 & 7 > 3</b>',
] as const

/** What someone might answer to one question: each field of it with its values, none where it is left empty. */
export function randomAnswer(question: AskedQuestion, chance: Chance): Answers {
  const skips = chance() < 0.2
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)]!
  switch (question.kind) {
    case 'one':
      return { [question.id]: skips ? [] : [pick(question.codes)], ...randomWords(question.words, chance) }
    case 'several': {
      const together = question.codes.filter((code) => !question.alone.includes(code))
      const isAlone = question.alone.length > 0 && chance() < 0.2
      const chosen = isAlone ? [pick(question.alone)] : together.filter(() => chance() < 0.4)
      return { [question.id]: skips ? [] : chosen, ...randomWords(question.words, chance) }
    }
    case 'rows':
      return Object.fromEntries(question.rows.map((row) => [row, chance() < 0.3 ? [] : [pick(question.codes)]]))
    case 'ranks': {
      const chosen = shuffled(question.codes, chance).slice(0, Math.floor(chance() * (question.ranks.length + 1)))
      return Object.fromEntries(question.ranks.map((rank, index) => [rank, chosen[index] ?? '']))
    }
    case 'text':
      return { [question.id]: skips ? '' : `${pick(phrases)}\n${pick(phrases)}` }
  }
}

function randomWords(words: AskedWords | undefined, chance: Chance): Answers {
  return words ? { [words.field]: chance() < 0.5 ? '' : phrases[Math.floor(chance() * phrases.length)]! } : {}
}

function shuffled<Item>(items: readonly Item[], chance: Chance): readonly Item[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** What the CSV should then say of this question, by column. */
export function cellsOf(question: AskedQuestion, answers: Answers): { readonly [column: string]: string } {
  const values = (field: string) => [answers[field] ?? []].flat().filter((value) => value !== '')
  const chosen = values(question.id)
  switch (question.kind) {
    case 'one':
      return { [question.id]: chosen[0] ?? '', ...cellOfWords(question.words, chosen, values) }
    case 'several':
      return {
        ...byCode(question, (code) => (chosen.length === 0 ? '' : chosen.includes(code) ? '1' : '0')),
        ...cellOfWords(question.words, chosen, values),
      }
    case 'rows':
      return Object.fromEntries(question.rows.map((row) => [row, values(row)[0] ?? '']))
    case 'ranks': {
      const ranked = question.ranks.flatMap(values)
      return byCode(question, (code) => (ranked.includes(code) ? String(ranked.indexOf(code) + 1) : ''))
    }
    case 'text':
      return { [question.id]: chosen[0] ?? '' }
  }
}

/** The same for a question that was not shown. */
export function cellsOfUnasked(question: AskedQuestion): { readonly [column: string]: string } {
  return Object.fromEntries(Object.keys(cellsOf(question, {})).map((column) => [column, '.n']))
}

function byCode(
  { id, codes }: { readonly id: string; readonly codes: readonly string[] },
  cell: (code: string) => string,
): { readonly [column: string]: string } {
  return Object.fromEntries(codes.map((code) => [`${id}__${code}`, cell(code)]))
}

function cellOfWords(
  words: AskedWords | undefined,
  chosen: readonly string[],
  values: (field: string) => readonly string[],
): { readonly [column: string]: string } {
  if (!words) return {}
  return { [words.field]: chosen.includes(words.code) ? (values(words.field)[0] ?? '') : '' }
}
