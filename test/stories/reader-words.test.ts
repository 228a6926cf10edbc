import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Change } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import { propose, withdraw } from '../../src/revision/propose.js'
import { type Desk, openDesk } from './desk.js'
import { words } from './site-words.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.site.close())

const depth = { kind: 'question', id: 'depth' } as const

async function proposing(changes: readonly Change[]): Promise<number> {
  const { draft } = await desk.review()
  const asked = propose({
    madeOn: draft!.revisions.length - 1,
    changes,
    question: 'depth',
    categories: ['clarify'],
    reason: { en: 'Because.' },
  })
  const made = await desk.act('member-1', asked)
  if (made.kind !== 'proposed') throw new Error(made.kind)
  return made.proposal
}

test('of a proposal that the draft outran, a member is told who will look, and an editor what to do', async () => {
  const { draft } = await desk.review()
  const from = (draft!.document['pages'] as never as { questions: { id: string; text: { en: string } }[] }[])
    .flatMap(({ questions }) => questions)
    .find(({ id }) => id === 'depth')!.text.en
  const number = await proposing([
    { kind: 'set', node: depth, attribute: 'text', locale: 'en', from, to: 'How deep is it?' },
  ])
  await desk.reword(depth, 'en', 'How deep, in metres?')
  const [member, editor] = [await desk.signIn('member-1'), await desk.signIn('editor-1')]
  for (const locale of ['en', 'fr'] as const) {
    const read = (await member.visit(desk.at[locale].roundtableQuestion('depth'))).text
    expect(read).toContain(words[locale]('table:moved-on'))
    const decided = (await editor.visit(desk.at[locale].deskProposal(number))).text
    expect(decided).toContain(words[locale]('table:moved-on-compare'))
    expect(decided).not.toContain(words[locale]('table:moved-on'))
  }
})

test('to remove a question is told as what it does: nothing is left to compare', async () => {
  const { draft } = await desk.review()
  const without = structuredClone(draft!.document) as never as { pages: { questions: { id: string }[] }[] }
  for (const page of without.pages) page.questions = page.questions.filter(({ id }) => id !== 'depth')
  const number = await proposing(difference(draft!.document, without))
  const editor = await desk.signIn('editor-1')
  for (const locale of ['en', 'fr'] as const) {
    const { text } = await editor.visit(desk.at[locale].deskProposal(number))
    expect(text).toContain(`${words[locale]('table:for-analysis')} ${words[locale]('comparability:gone')}`)
  }
  await desk.act('member-1', withdraw(number))
  expect((await editor.visit(desk.at.fr.deskProposal(number))).text).toContain('Retirée par la personne qui l’a faite')
})
