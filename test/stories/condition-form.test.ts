import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { difference } from '../../src/questionnaire/difference.js'
import { findQuestion } from '../../src/questionnaire/find-question.js'
import { type Condition, type Locale, locales, type Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { edit } from '../../src/revision/revise.js'
import { verifyReview } from '../../src/revision/verify.js'
import type { HtmlClient } from '../support/html-client.js'
import { type Desk, openDesk } from './desk.js'
import { cookieOf } from './people.js'
import { words } from './site-words.js'

let desk: Desk
let one: HtmlClient
let two: HtmlClient
beforeAll(async () => {
  desk = await openDesk()
  ;[one, two] = [await desk.signIn('editor-1'), await desk.signIn('editor-2')]
})
afterAll(() => desk.site.close())

const go = (value: string) => ({ name: 'go', value })
const reason = { 'reason-en': 'It asks fewer people.', 'reason-fr': 'Moins de gens sont interrogés.' }
const draft = async () => (await desk.review()).draft!
const condition = async (id: string) => findQuestion((await draft()).document as unknown as Questionnaire, id)?.showIf
const form = (id: string, locale: Locale = 'en', browser = one) => browser.visit(desk.at[locale].deskCondition(id))

/** An editor's revision of the draft by its document. */
async function reshape(change: (document: Questionnaire) => Questionnaire): Promise<void> {
  const { document, revisions } = await draft()
  const made = change(document as unknown as Questionnaire) as unknown as typeof document
  const changes = difference(document, made)
  const asked = { madeOn: revisions.length - 1, changes, reason: { en: 'As a document.', fr: 'Comme document.' } }
  expect((await desk.act('editor-2', edit(asked))).kind).toBe('revised')
}

const showing = (id: string, showIf: Condition) =>
  reshape((document) => ({
    ...document,
    pages: document.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => (question.id === id ? { ...question, showIf } : question)),
    })),
  }))

describe('the condition of a question', () => {
  test('is reached from the question, by editors alone', async () => {
    const page = await one.visit(desk.at.fr.roundtableQuestion('motto'))
    expect((await page.follow(words.fr('showing:do'))).address).toBe(desk.at.fr.deskCondition('motto'))
    const member = await desk.signIn('member-1')
    const theirs = await member.visit(desk.at.fr.roundtableQuestion('motto'))
    expect(theirs.links.map(({ text }) => text)).not.toContain(words.fr('showing:do'))
  })

  test.for([
    ['any', { question: 'taste', by: 'any', answer: ['salt'] }, { question: 'taste', is: 'salt' }],
    [
      'any of two',
      { question: 'guests', by: 'any', answer: ['deer', 'birds'] },
      {
        any: [
          { question: 'guests', includes: 'birds' },
          { question: 'guests', includes: 'deer' },
        ],
      },
    ],
    ['none', { question: 'taste', by: 'none', answer: ['else'] }, { not: { question: 'taste', is: 'else' } }],
    ['answered', { question: 'name', by: 'answered' }, { question: 'name', answered: true }],
    ['unanswered', { question: 'guests', by: 'unanswered' }, { not: { question: 'guests', answered: true } }],
    ['at least', { question: 'depth', by: 'at-least', number: ' 1,5 ' }, { question: 'depth', atLeast: 1.5 }],
    ['at most', { question: 'depth', by: 'at-most', number: '\u22122' }, { question: 'depth', atMost: -2 }],
  ] as const)('can be chosen by the answer to an earlier one (%s)', async ([, chosen, made]) => {
    for (const locale of locales) {
      const { question, ...asked } = chosen
      const looking = await (await form('motto', locale)).press(go('show'), { question })
      const seen = await looking.press(go('preview'), asked)
      expect([seen.status, seen.text]).toEqual([
        200,
        expect.stringContaining(words[locale]('difference:fact-condition')),
      ])
      expect((await seen.press(go('send'), reason)).address).toBe(`${desk.at[locale].deskPages}?done=revised`)
      expect(await condition('motto')).toEqual(made)
      const opened = await form('motto', locale)
      expect(opened.fields).toMatchObject({ shown: ['some'], question: [question], by: [chosen.by] })
      const same = await opened.press(go('preview'))
      expect([same.status, same.text.includes(words[locale]('proposing:changes-nothing'))]).toEqual([422, true])
      const everyone = await opened.press(go('preview'), { shown: 'everyone' })
      await everyone.press(go('send'), reason)
      expect(await condition('motto')).toBeUndefined()
    }
  })

  test.for([
    ['question-missing', { shown: 'some' }, {}],
    ['answers-missing', { question: 'taste' }, {}],
    ['answers-unseen', { question: 'taste' }, { question: 'guests', answer: 'salt' }],
    ['number-missing', { question: 'depth' }, { number: 'deep' }],
  ] as const)('that is not whole is told at its field (%s)', async ([why, first, then]) => {
    for (const locale of locales) {
      const opened = await form('motto', locale)
      const looking = 'question' in first ? await opened.press(go('show'), first) : opened
      const faulty = await looking.press(go('preview'), { shown: 'some', ...then })
      expect([faulty.status, faulty.text.includes(words[locale](`showing:${why}`))]).toEqual([422, true])
      expect(faulty.fields['shown']).toEqual(['some'])
    }
  })

  test('that the form cannot say is told in words, and stays as it is', async () => {
    const parts = {
      all: [
        { question: 'depth', answered: true },
        { question: 'taste', is: 'salt' },
      ],
    } as const
    await showing('remarks', parts)
    for (const locale of locales) {
      const opened = await form('remarks', locale)
      expect(opened.text).toContain(
        { en: 'you answered question\u00a01, and your', fr: 'répondu à la question\u00a01, et si' }[locale],
      )
      expect(opened.fields['shown']).toEqual(['kept'])
      expect(opened.links.map(({ href }) => href)).toContain(desk.at[locale].deskSource)
      expect((await opened.press(go('preview'))).text).toContain(words[locale]('proposing:changes-nothing'))
    }
    expect(await condition('remarks')).toEqual(parts)
    const everyone = await (await form('remarks')).press(go('preview'), { shown: 'everyone' })
    await everyone.press(go('send'), reason)
    expect(await condition('remarks')).toBeUndefined()
  })

  test('has nothing to look at on the first question, and one answer alone on its own page', async () => {
    for (const locale of locales) {
      expect((await form('depth', locale)).text).toContain(words[locale]('showing:first'))
      const onPage = await (await form('guests', locale)).press(go('show'), { question: 'taste' })
      expect(onPage.text).toContain(words[locale]('showing:on-page'))
      const seen = await onPage.press(go('preview'), { answer: 'sweet' })
      expect(seen.status).toBe(200)
    }
  })

  test('is not there where there is no such question', async () => {
    expect((await form('nothing')).status).toBe(404)
  })
})

describe('what no questionnaire may have', () => {
  /** As a browser could only send it whose page was changed. */
  async function post(id: string, asked: Record<string, string>, locale: Locale) {
    const madeOn = String((await draft()).revisions.length - 1)
    const answered = await fetch(desk.site.origin + desk.at[locale].deskCondition(id), {
      method: 'POST',
      headers: {
        cookie: cookieOf(one),
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams({ go: 'preview', madeOn, locale, shown: 'some', of: asked['question']!, ...asked }),
    })
    return { status: answered.status, html: await answered.text() }
  }

  test.for([
    ['a later question', 'taste', { question: 'remarks', by: 'answered' }, /not come earlier|ne vient pas avant/],
    ['the question itself', 'taste', { question: 'taste', by: 'any', answer: 'salt' }, /earlier|avant/],
    ['a question that is gone', 'taste', { question: 'gone', by: 'answered' }, /does not exist|n’existe pas/],
    ['too much on one page', 'taste', { question: 'depth', by: 'answered' }, /the same page|la même page/],
    ['an unknown option', 'motto', { question: 'taste', by: 'any', answer: '"><script>' }, /no option|pas d’option/],
  ] as const)('is refused in a sentence (%s)', async ([, id, asked, sentence]) => {
    for (const locale of locales) {
      const { status, html } = await post(id, asked, locale)
      expect([status, html]).toEqual([422, expect.stringMatching(sentence)])
      expect(html).not.toContain('<script')
    }
    expect(await condition(id)).toBeUndefined()
  })
})

test('of two editors at once the second is told, and keeps what they chose', async () => {
  const [mine, theirs] = [await form('motto'), await form('motto', 'fr', two)]
  const later = await (await theirs.press(go('show'), { question: 'depth' })).press(go('preview'), { number: '3' })
  await later.press(go('send'), reason)
  const seen = await (await mine.press(go('show'), { question: 'taste' })).press(go('preview'), { answer: 'salt' })
  const late = await seen.press(go('send'), reason)
  expect([late.status, late.fields['answer'], late.fields['reason-fr']]).toEqual([
    409,
    ['salt'],
    ['Moins de gens sont interrogés.'],
  ])
  expect(late.text).toContain(words.en('refusal:conflict'))
})

test('a condition whose question has gone is still told, and can be taken away', async () => {
  expect(await condition('motto')).toEqual({ question: 'depth', atLeast: 3 })
  await reshape((document) => ({
    ...document,
    pages: document.pages.map((page) => ({
      ...page,
      questions: page.questions.filter(({ id }) => id !== 'depth'),
    })),
  }))
  for (const locale of locales) {
    expect((await one.visit(desk.at[locale].deskPages)).text).toContain('depth')
    expect((await form('motto', locale)).fields['shown']).toEqual(['kept'])
  }
  const seen = await (await form('motto')).press(go('preview'), { shown: 'everyone' })
  await seen.press(go('send'), reason)
  expect(await condition('motto')).toBeUndefined()
})

test('all of it is in the history, which holds', async () => {
  expect((await verifyReview(await loadKeptHistory(desk.site.db, 'spring'))).kind).toBe('sound')
})
