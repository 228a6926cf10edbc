import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherNotices } from '../../src/mail/notice-store.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { address } from '../../src/web/address.js'
import { digestLetter } from '../../src/web/staff/letters.js'
import { people, sampleEmail } from '../stories/people.js'
import { words } from '../stories/site-words.js'
import { openBrowser } from '../support/browser.js'
import { lastLetterTo, linkIn } from '../support/letters.js'
import { openSite, type Site } from '../support/open-site.js'
import { responsesOf, sample } from './sample.js'
import { type Someone, withSomeone } from './someone.js'

let browser: Browser
let site: Site
let password: string
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  password = await site.addPeople()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** What is asked for in each language, and what follows in the other. */
const tellings = {
  en: {
    consultation: 'Countering radicalization to violence',
    question: 'c2',
    page: 3,
    passage: 'who should help',
    comment: 'Near home, or anywhere?',
    before: 'In your view, who should help prevent violent extremism?',
    after: 'In your view, who near you should help prevent violent extremism?',
    reason: 'People know best those who are near.',
    twin: { locale: 'fr', words: 'Selon vous, qui devrait aider, près de chez vous, à prévenir l’extrémisme violent?' },
  },
  fr: {
    consultation: 'Lutte contre la radicalisation menant à la violence',
    question: 'f1',
    page: 6,
    passage: 'pourrait se tourner vers la violence',
    comment: 'Qui en juge?',
    before: 'Qui devrait offrir de l’aide à une personne qui pourrait se tourner vers la violence?',
    after: 'Qui devrait offrir de l’aide à une personne que la violence attire?',
    reason: 'Personne ne sait d’avance ce que quelqu’un fera.',
    twin: { locale: 'en', words: 'Who should offer help to a person who is drawn to violence?' },
  },
} as const

const decision = { en: 'Accepted: it is plainer.', fr: 'Acceptée : c’est plus simple.' } as const
const ownPassword = 'marsh heron lantern'
const seated = <Result>(use: (someone: Someone) => Promise<Result>) => withSomeone(browser, site, use)
const responsesTo = async (number: number) =>
  (await responsesOf(site)).filter(({ version }) => version === number).length
const proposalCount = async () => (await openReviewStore(site.db).read('crv')).proposals.size

describe.each(['en', 'fr'] as const)('in %s, by keyboard alone', (locale) => {
  const at = sample[locale]
  const say = words[locale]
  const told = tellings[locale]
  const owed = say(`publication:owed-${told.twin.locale}`, { part: say('part:question-text') })
  const email = `new-${locale}@example.org`

  async function signIn(someone: Someone, as: string, secret: string): Promise<void> {
    await someone.goTo(address.signIn(locale))
    await someone.write('email', as)
    await someone.write('password', secret)
    await someone.press('next')
    expect(someone.page.url()).toContain(address.account(locale))
  }

  test('an administrator’s mail lets a new member in, who comments on a passage and proposes a change', async () => {
    await seated(async (administrator) => {
      await signIn(administrator, sampleEmail('administrator-1'), password)
      await administrator.follow(people[locale])
      await administrator.write('email', email)
      await administrator.choose('role', 'member')
      await administrator.press('invite')
      expect(await administrator.reads()).toContain(say('people:done-invited'))
    })
    await seated(async (member) => {
      await member.goTo(linkIn(await lastLetterTo(site.db, email), locale))
      await member.write('name', 'Robin Roy')
      await member.write('password', ownPassword)
      await member.choose('language', locale)
      await member.press()
      await member.choose('mail', 'each')
      await member.press('save')
      await member.follow(at.roundtable)
      await member.follow(at.roundtableQuestion(told.question))
      await member.write('comment', told.comment)
      await member.write('passage', told.passage)
      await member.press('comment')
      const thread = member.page.locator('.thread > li', { hasText: told.comment })
      expect(await thread.locator('blockquote').innerText()).toBe(told.passage)
      await member.follow(`${at.proposing(told.question)}?work=edit`)
      await member.write(`q0.text.${locale}`, told.after)
      await member.press('preview')
      expect(await member.page.locator('ins').first().isVisible()).toBe(true)
      await member.choose('category', 'clarify')
      await member.write(`reason.${locale}`, told.reason)
      await member.press('send')
      expect(await member.reads()).toContain(say('draft-question:done-proposed'))
      await member.follow(at.ownProposals)
      expect(await member.reads()).toContain(told.reason)
      expect(await member.reads()).toContain(say('table:open'))
    })
  })

  test('an editor accepts it, its twin is given, a second editor publishes, and whoever has begun goes on', async () => {
    const number = await proposalCount()
    await seated((respondent) =>
      seated(async (one) => {
        await respondent.goTo(at.page(1))
        await respondent.press('next')
        await signIn(one, sampleEmail('editor-1'), password)
        await one.follow(at.desk)
        await one.follow(at.deskProposal(number))
        const cost = await one.page.locator('dl.cost').innerText()
        expect(cost).toContain(say('comparability:wording'))
        expect(cost).toContain(owed)
        await one.choose('outcome', 'accepted')
        for (const language of ['en', 'fr'] as const) await one.write(`reason-${language}`, decision[language])
        await one.press('decide')
        expect(await one.reads()).toContain(say('docket:done-decided'))
        await one.follow(at.publication)
        expect(await one.reads()).toContain(owed)
        await one.follow(at.owed)
        await one.write('words', told.twin.words)
        await one.press('give')
        expect(await one.reads()).toContain(say('owed:nothing'))
        await one.follow(at.publication)
        await one.press('request')
        expect(await one.reads()).toContain(say('publication:own-request'))
        await seated(async (other) => {
          await signIn(other, sampleEmail('editor-2'), password)
          await other.follow(at.publication)
          await other.press('confirm')
          expect(await other.reads()).toContain(say('publication:done-published'))
        })
        await expectBothVersions(respondent)
      }),
    )
  })

  /** Whoever begins now answers the new version; whoever had begun, theirs. */
  async function expectBothVersions(underWay: Someone): Promise<void> {
    const begun = (await openReviewStore(site.db).read('crv')).publications.length - 1
    const before = await responsesTo(begun)
    await seated(async (stranger) => {
      await stranger.goTo(at.profile)
      await stranger.follow(at.changes)
      const shaped = await stranger.unfold(told.after)
      expect(shaped).toContain(decision[locale])
      await stranger.goTo(at.page(told.page))
      expect(await stranger.reads()).toContain(told.after)
    })
    await underWay.goTo(at.page(told.page))
    expect(await underWay.reads()).toContain(told.before)
    await underWay.goTo(at.review)
    await underWay.press('submit')
    expect(await responsesTo(begun)).toBe(before + 1)
  }

  test('the member is told by mail, and reads the decision and its reason among their proposals', async () => {
    const digest = digestLetter(words, () => site.origin)
    while (await gatherNotices(site.db, new Date(), digest));
    const number = await proposalCount()
    const letter = await lastLetterTo(site.db, email)
    const { consultation } = told
    expect(letter.body).toContain(say('decision:told-accepted', { number: String(number), consultation }))
    await seated(async (member) => {
      await signIn(member, email, ownPassword)
      await member.goTo(linkIn(letter, locale))
      expect(member.page.url()).toBe(`${site.origin}${at.ownProposals}#proposal-${number}`)
      const answer = await member.page.locator(`#proposal-${number}`).innerText()
      expect(answer).toContain(say('table:accepted'))
      expect(answer).toContain(decision[locale])
    })
  })
})

test('a page that some could not use, or that runs a script, would end the story', async () => {
  await seated(async ({ page, goTo }) => {
    const body = '<script>1</script><img src="/assets/mark.svg">'
    await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body }))
    await expect(goTo('/bare')).rejects.toThrow(/image-alt[^]*1 scripts/)
  })
})
