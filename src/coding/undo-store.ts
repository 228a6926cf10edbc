import type { Transaction } from '../database/connect.js'
import type { Act, Acting } from './act.js'
import { addAct, findAct, findActs, lockCoding } from './act-store.js'
import { saveRulings } from './campaign-store.js'
import { frameOf, undoFault, type UndoFault } from './frame.js'
import { frameAct, saveFrame } from './frame-store.js'
import { saveRedactions, tellUndone } from './redaction-store.js'
import { standing } from './standing.js'
import { saveCoding } from './text-coding-store.js'

export type Undone = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly fault: UndoFault }

/** Undoes an act, whoever's it was, by one more act. */
export async function undo(trx: Transaction, acting: Acting, number: number): Promise<Undone> {
  await lockCoding(trx, acting.consultation)
  const act = await findAct(trx, acting.consultation, number)
  if (!act) return { kind: 'refused', fault: 'unknown-act' }
  const acts = await findActs(trx, acting.consultation, alike(act))
  const fault = act.subject === 'frame' ? undoFault(acts.map(frameAct), number) : simpleFault(acts, number)
  if (fault) return { kind: 'refused', fault }
  const { subject, question, response, coder } = act
  await addAct(trx, acting, {
    subject,
    undoes: number,
    ...(question !== undefined && { question }),
    ...(response !== undefined && { response }),
    ...(coder !== undefined && { coder }),
  })
  await saveWhatStands(trx, acting, act)
  return { kind: 'done' }
}

async function saveWhatStands(trx: Transaction, acting: Acting, act: Act): Promise<void> {
  const { consultation } = acting
  const { number, question = '', response = '', coder = '', undoes } = act
  switch (act.subject) {
    case 'frame': {
      const acts = await findActs(trx, consultation, { subject: 'frame' })
      return saveFrame(trx, consultation, frameOf(acts.map(frameAct)))
    }
    case 'text':
      return saveCoding(trx, consultation, { question, response, coder })
    case 'redaction': {
      await saveRedactions(trx, consultation, { question, response })
      const stands = await findActs(trx, consultation, alike(act))
      const root = rootOf(stands, undoes ?? number)
      return tellUndone(trx, acting, { act: root, isShown: !standing(stands).has(root) })
    }
    case 'campaign':
      return saveRulings(trx, consultation, question)
  }
}

/** The acts with which it is folded into what stands. */
function alike({ subject, question, response, coder }: Act) {
  switch (subject) {
    case 'frame':
      return { subject }
    case 'text':
      return { subject, question, response, coder }
    case 'redaction':
      return { subject, question, response }
    case 'campaign':
      return { subject, question }
  }
}

function simpleFault(acts: readonly Act[], number: number): UndoFault | undefined {
  return standing(acts).has(number) ? undefined : 'undone-already'
}

/** The deed that an undoing, or the undoing of one, is about in the end. */
function rootOf(acts: readonly Act[], number: number): number {
  const undoes = acts.find((act) => act.number === number)?.undoes
  return undoes === undefined ? number : rootOf(acts, undoes)
}
