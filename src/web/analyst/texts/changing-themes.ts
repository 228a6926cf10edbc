import type { FastifyReply } from 'fastify'
import { changeFrame, type FrameDone, type FrameWish } from '../../../coding/frame-store.js'
import { type Bilingual, locales } from '../../../questionnaire/questionnaire.js'
import { postedField } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import type { Problems } from '../../staff/faults.js'
import { postedTwins, textFault } from '../../staff/posted-text.js'
import { readNumber } from '../../staff/read-number.js'
import { isWhole } from '../../staff/text-field.js'
import type { Words } from '../../words.js'
import { act, doneBy, undoPosted } from './coding-call.js'
import { sendThemes, type themeDeeds } from './themes-page.js'

const longestLabel = 100
const longestDescription = 1000

/** What an analyst does to the code frame. */
export function changeThemes(call: StaffCall): Promise<FastifyReply> | FastifyReply {
  const { body } = call.request
  const theme = postedField(body, 'theme')
  const seen = readNumber(postedField(body, 'seen')) ?? 0
  switch (postedField(body, 'go')) {
    case 'add':
      return add(call)
    case 'reword':
      return reword(call, theme, seen)
    case 'move': {
      const parent = postedField(body, 'parent') || null
      return change(call, { deed: { kind: 'theme-moved', theme, parent }, seen }, 'moved')
    }
    case 'merge':
      return change(call, { deed: { kind: 'theme-merged', theme, into: postedField(body, 'into') }, seen }, 'merged')
    case 'retire':
      return change(call, { deed: { kind: 'theme-retired', theme }, seen }, 'retired')
    case 'undo':
      return undoPosted(call).then((undone) => call.reply.redirect(`${call.here.themes}?done=${doneBy(undone)}`, 303))
    default:
      return call.reply.redirect(call.here.themes, 303)
  }
}

async function add(call: StaffCall): Promise<FastifyReply> {
  const { body } = call.request
  const typed = readWords(call, '')
  if (!isWhole(typed.problems)) return sendThemes(amiss(call, 422), { go: 'add', problems: typed.problems })
  const { label, description } = typed
  const parent = postedField(body, 'parent') || null
  const wish: FrameWish = { deed: { kind: 'theme-added', parent, label, description } }
  return answer(call, await act(call, (trx, acting) => changeFrame(trx, acting, wish)), {
    go: 'add',
    done: 'added',
    field: 'label-en',
  })
}

async function reword(call: StaffCall, theme: string, seen: number): Promise<FastifyReply> {
  const typed = readWords(call, `${theme}-`)
  if (!isWhole(typed.problems)) return sendThemes(amiss(call, 422), { theme, go: 'reword', problems: typed.problems })
  const { label, description } = typed
  const wish: FrameWish = { deed: { kind: 'theme-reworded', theme, label, description }, seen }
  const done = await act(call, (trx, acting) => changeFrame(trx, acting, wish))
  return answer(call, done, { theme, go: 'reword', done: 'reworded', field: `${theme}-label-en` })
}

async function change(call: StaffCall, wish: FrameWish, done: Done): Promise<FastifyReply> {
  const changed = await act(call, (trx, acting) => changeFrame(trx, acting, wish))
  return answer(call, changed, { done, field: 'frame' })
}

type Done = (typeof themeDeeds)[number]
type Asked = { readonly theme?: string; readonly go?: string; readonly done: Done; readonly field: string }

/** Back to the page; with everything typed where the frame did not take it. */
function answer(
  call: StaffCall,
  changed: FrameDone,
  { done, field, ...sent }: Asked,
): Promise<FastifyReply> | FastifyReply {
  const words = call.staff.house.words[call.locale]
  switch (changed.kind) {
    case 'done':
      return call.reply.redirect(`${call.here.themes}?done=${done}`, 303)
    case 'moved-on':
      return sendThemes(amiss(call, 409), { ...sent, problems: { [field]: words('themes:fault-moved-on') } })
    case 'refused':
      // What stands as wished already is as good as done.
      return changed.fault === 'changes-nothing'
        ? call.reply.redirect(`${call.here.themes}?done=${done}`, 303)
        : sendThemes(amiss(call, 422), { ...sent, problems: { [field]: words(`themes:fault-${changed.fault}`) } })
  }
}

type Typed = { readonly label: Bilingual; readonly description: Bilingual; readonly problems: Problems }

function readWords({ staff, request, locale }: StaffCall, before: string): Typed {
  const words = staff.house.words[locale]
  const label = oneLine(postedTwins(request.body, `${before}label`))
  const description = postedTwins(request.body, `${before}description`)
  const problems = locales.flatMap((each) => [
    [`${before}label-${each}`, labelProblem(words, label[each])] as const,
    [`${before}description-${each}`, descriptionProblem(words, description[each])] as const,
  ])
  return { label, description, problems: Object.fromEntries(problems) }
}

function labelProblem(words: Words, label: string): string | undefined {
  const fault = textFault(label, longestLabel)
  return fault && words(`themes:label-${fault}`, { number: String(longestLabel) })
}

function descriptionProblem(words: Words, description: string): string | undefined {
  const fault = description === '' ? undefined : textFault(description, longestDescription)
  return fault && words(`themes:description-${fault}`, { number: String(longestDescription) })
}

function oneLine({ en, fr }: Bilingual): Bilingual {
  return { en: en.replaceAll(/\s+/g, ' '), fr: fr.replaceAll(/[^\S\u00a0]+/g, ' ') }
}
