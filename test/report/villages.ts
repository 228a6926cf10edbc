import { questionsOf } from '../../src/questionnaire/find-question.js'
import type { Answer } from '../../src/questionnaire/answers.js'
import type { Bilingual, Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import type { Counted } from '../../src/report/tally.js'

const both = (en: string): Bilingual => ({ en, fr: `${en} (fr)` })
const choices = (...codes: readonly string[]) => codes.map((code) => ({ code, label: both(code) }))
const text = both('?')

/** Opinions of every closed kind, and three questions that could tell people apart. */
export const villages: Questionnaire = {
  schema: 'urn:roundtable:questionnaire:1',
  id: 'villages',
  title: both('Villages'),
  pages: [
    {
      id: 'p1',
      title: both('Views'),
      questions: [
        { id: 'road', kind: 'single', text, options: choices('tar', 'gravel', 'sand', 'none', 'any') },
        { id: 'why', kind: 'short-text', text, maxLength: 100, showIf: { question: 'road', is: 'none' } },
        { id: 'shop', kind: 'scale', text, points: choices('bad', 'poor', 'fair', 'good', 'no_opinion') },
        { id: 'work', kind: 'multiple', text, options: choices('farm', 'mill', 'mine', 'school', 'other') },
        { id: 'care', kind: 'matrix', text, rows: rows('old', 'young'), points: choices('low', 'middle', 'high') },
        { id: 'next', kind: 'ranking', text, options: choices('bridge', 'well', 'hall'), max: 2 },
        { id: 'hens', kind: 'number', text, min: 0, max: 40, whole: true },
        { id: 'debt', kind: 'single', text, sensitive: true, options: choices('yes', 'no', 'prefer_not') },
      ],
    },
    {
      id: 'p2',
      title: both('You'),
      questions: [
        { id: 'place', kind: 'single', identifying: true, text, options: choices('n', 'e', 's', 'w', 'islands') },
        { id: 'age', kind: 'single', identifying: true, text, options: choices('child', 'young', 'middle', 'old') },
        { id: 'tongue', kind: 'multiple', identifying: true, text, options: choices('a', 'b', 'c') },
        { id: 'dialect', kind: 'short-text', text, maxLength: 100, showIf: { question: 'tongue', includes: 'c' } },
      ],
    },
  ],
}

function rows(...ids: readonly string[]) {
  return ids.map((id) => ({ id, text }))
}

/** Numbers from 0 up to 1, the same for the same seed, by a linear congruence. */
export function chanceOf(seed: number): () => number {
  let state = BigInt(seed) * 2654435761n + 12345n
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn
    return Number(state >> 11n) / 2 ** 53
  }
}

/**
 * Responses in which what people choose depends on who they are, some choices are rare, and some people skip: more or less
 * so by seed.
 */
export function villagers(seed: number, count: number, questionnaire = villages): readonly Counted[] {
  const chance = chanceOf(seed)
  const skew = 1 + 2 * chance()
  const skipping = chance() < 0.3 ? 0 : 0.12 * chance()
  const pull = chance()
  return Array.from({ length: count }, () => {
    const leaning = chance()
    const pick = (from: number) =>
      Math.min(from - 1, Math.floor(from * (pull * leaning + (1 - pull) * chance()) ** skew))
    const answers = questionsOf(questionnaire).map((question) => {
      if (question.showIf) return [question.id, chance() < 0.5 ? false : 'words'] as const
      return [question.id, chance() < skipping ? null : answerTo(question, pick, chance)] as const
    })
    return { answers: Object.fromEntries(answers) }
  })
}

function answerTo(question: Question, pick: (from: number) => number, chance: () => number): Answer | null {
  switch (question.kind) {
    case 'single':
      return question.options[pick(question.options.length)]!.code
    case 'scale':
      return question.points[pick(question.points.length)]!.code
    case 'multiple': {
      const wanted = new Set([
        pick(question.options.length),
        ...(chance() < 0.5 ? [pick(question.options.length)] : []),
      ])
      return question.options.filter((_, index) => wanted.has(index)).map(({ code }) => code)
    }
    case 'matrix': {
      const answered = question.rows.filter(() => chance() < 0.9)
      const given = answered.map(({ id }) => [id, question.points[pick(question.points.length)]!.code])
      return given.length > 0 ? (Object.fromEntries(given) as Record<string, string>) : null
    }
    case 'ranking': {
      const first = pick(question.options.length)
      return question.options.slice(first, first + question.max).map(({ code }) => code)
    }
    case 'number':
      return pick(41)
    case 'short-text':
    case 'long-text':
      return 'words'
  }
}
