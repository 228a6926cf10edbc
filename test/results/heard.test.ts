import { describe, expect, test } from 'vitest'
import { questionsAcross } from '../../src/report/question-across.js'
import { firstHeard, tellable } from '../../src/results/first-heard.js'
import { heardFaults } from '../../src/results/heard-fault.js'
import { type Heard, type HeardTheme, unwritten } from '../../src/results/heard.js'
import { obstaclesToPublishing, obstaclesToSharing } from '../../src/results/obstacle.js'
import { resultsOf, stageOf, type Step } from '../../src/results/step.js'
import { themeThreshold, toldThemes } from '../../src/results/told-themes.js'
import { villages } from '../report/villages.js'

const at = new Date('2026-11-26T12:00:00Z')
const both = (en: string) => ({ en, fr: `${en} (fr)` })
const first = firstHeard(questionsAcross([villages]))
const whole: Heard = {
  ...first,
  release: 1,
  summary: both('In short'),
  engagement: both('How'),
  participants: both('Who'),
  next: [{ said: both('Said'), did: both('Did') }],
}

function steps(...kinds: readonly (Step['kind'] | readonly [Step['kind'], string])[]): readonly Step[] {
  let saved = 0
  return kinds.map((each, index) => {
    const [kind, by] = typeof each === 'string' ? [each, 'analyst'] : each
    const number = index + 1
    if (kind === 'saved') saved = number
    return kind === 'shared' || kind === 'published' ? { kind, number, at, by, of: saved } : { kind, number, at, by }
  })
}

describe('the stage of results', () => {
  test.for([
    [[], 'preparing'],
    [['saved'], 'preparing'],
    [['saved', 'shared'], 'shared'],
    [['saved', 'shared', 'saved'], 'shared'],
    [['saved', 'shared', 'withdrawn'], 'preparing'],
    [['saved', 'shared', 'published'], 'published'],
    [['saved', 'shared', 'published', 'saved'], 'preparing'],
    [['saved', 'shared', 'published', 'saved', 'shared'], 'shared'],
  ] as const)('after %j is %s', ([kinds, stage]) => {
    expect(stageOf(resultsOf(steps(...kinds)))).toBe(stage)
  })

  test('counts editions, each of what was shared', () => {
    const { editions } = resultsOf(steps('saved', 'shared', 'published', 'saved', 'saved', 'shared', 'published'))
    expect(editions.map(({ number, of }) => [number, of])).toEqual([
      [1, 1],
      [2, 5],
    ])
  })
})

describe('what keeps results from being published', () => {
  const shared = resultsOf(steps('saved', 'shared'))
  const publishing = { status: 'CA', results: shared, heard: whole, before: undefined, by: 'editor' } as const
  const codes = (over: Partial<Parameters<typeof obstaclesToPublishing>[0]>) =>
    obstaclesToPublishing({ ...publishing, ...over }).map((each) =>
      'field' in each ? [each.code, each.field] : each.code,
    )

  test('is nothing when they are whole, shared and somebody else’s', () => {
    expect(codes({})).toEqual([])
  })

  test('is told all at once', () => {
    const { release: _, ...unreleased } = whole
    const lacking = { ...unreleased, summary: { en: 'In short', fr: '' }, engagement: unwritten, next: [] }
    expect(codes({ status: 'O', heard: lacking, by: 'analyst' })).toEqual([
      'not-closed',
      'no-release',
      'same-person',
      ['text-missing', 'summary-fr'],
      ['text-missing', 'engagement-en'],
      ['text-missing', 'engagement-fr'],
      ['reply-missing', 'next-0-said-en'],
    ])
  })

  test('is that nobody has shared them', () => {
    expect(codes({ results: resultsOf(steps('saved')), heard: undefined })).toEqual(['not-shared'])
  })

  test('is whoever saved them last, though another shared them', () => {
    const results = resultsOf(steps(['saved', 'editor'], ['shared', 'analyst']))
    expect(codes({ results })).toEqual(['same-person'])
    expect(codes({ results, by: 'other' })).toEqual([])
  })

  test('is a remark that lacks a language, unless its question is not shown', () => {
    const remarked = (shown: boolean) => ({
      ...whole,
      questions: [{ question: 'road', shown, remark: { en: 'Most.', fr: '' } }],
    })
    expect(codes({ heard: remarked(true) })).toEqual([['text-missing', 'remark-road-fr']])
    expect(codes({ heard: remarked(false) })).toEqual([])
  })

  test('is, of a later edition, that it does not say what it corrects', () => {
    expect(codes({ before: whole })).toEqual([
      ['text-missing', 'correction-en'],
      ['text-missing', 'correction-fr'],
    ])
    const corrected = { ...whole, correction: both('A count') }
    expect(codes({ before: corrected, heard: corrected })).toEqual([['correction-stale', 'correction-en']])
    expect(codes({ before: whole, heard: corrected })).toEqual([])
  })
})

test('only what has numbers, of a consultation that is closed, is shared', () => {
  const codes = (...given: Parameters<typeof obstaclesToSharing>) =>
    obstaclesToSharing(...given).map(({ code }) => code)
  const results = resultsOf([])
  expect(codes({ status: 'CA', results, heard: whole })).toEqual([])
  expect(codes({ status: 'O', results, heard: undefined })).toEqual(['not-closed', 'nothing-written'])
  expect(codes({ status: 'CN', results, heard: first })).toEqual(['no-release'])
})

describe('what analysts begin with', () => {
  test('shows every question whose answers everybody may count, and none by which people could be told apart', () => {
    expect(tellable(questionsAcross([villages])).map(({ question }) => question.id)).toEqual(
      'road shop work care next hens debt'.split(' '),
    )
  })

  test('says in both languages that nobody is represented, and gives no margin', () => {
    expect(first.method.en).toMatch(/people who answered.*no margin of error can be given/)
    expect(first.method.fr).toMatch(/personnes qui ont répondu.*aucune marge d’erreur/)
  })
})

describe('a theme', () => {
  const theme = (id: string, responses: number, ofCampaigns = 0): HeardTheme => ({
    theme: id,
    label: both(id),
    responses,
    ofCampaigns,
    remark: unwritten,
    quotes: [{ language: 'en', text: id }],
  })

  test('that fewer people spoke of than the threshold is told with the others, without its words', () => {
    const told = toldThemes([theme('few', 9), theme('many', 10), theme('more', 30), theme('fewer', 2)], 10)
    expect(told.themes.map((each) => each.theme)).toEqual(['more', 'many'])
    expect(told.others).toEqual({ themes: 2, mentions: 11 })
    expect(JSON.stringify(told)).not.toContain('few')
  })

  test('has no count at all among others that do not reach the threshold together', () => {
    expect(toldThemes([theme('few', 9), theme('many', 50)], 10).others).toEqual({ themes: 1 })
    expect(toldThemes([theme('many', 50)], 10).others).toBeUndefined()
  })

  test('is told of campaigns only where both sides reach the threshold', () => {
    const campaigns = (responses: number, of: number) =>
      toldThemes([theme('a', responses, of)], 10).themes[0]!.ofCampaigns
    expect([campaigns(30, 9), campaigns(30, 10), campaigns(30, 21)]).toEqual([undefined, 10, undefined])
  })

  test('is held to the stricter threshold where people were asked to write of something sensitive', () => {
    const asked = questionsAcross([villages])
    expect(themeThreshold(asked)).toBe(10)
    const sensitive = asked.map((each) => (each.question.id === 'why' ? { ...each, isSensitive: true } : each))
    expect(themeThreshold(sensitive)).toBe(20)
  })
})

test('texts that the database cannot hold, or nobody would read, are told by their field', () => {
  const faulty = { ...whole, summary: { en: 'a\0b', fr: 'x'.repeat(20_001) } }
  expect(heardFaults('summary', faulty)).toEqual([
    { field: 'summary-en', code: 'unreadable' },
    { field: 'summary-fr', code: 'too-long' },
  ])
  expect(heardFaults('next', whole)).toEqual([])
})
