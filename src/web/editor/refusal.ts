import type { NotDecided } from '../../revision/decide.js'
import type { NotRevised } from '../../revision/revise.js'
import type { Settled } from '../../revision/decide.js'
import { problemSentences } from '../roundtable/problem-sentences.js'
import type { Words } from '../words.js'

type Refusal = NotDecided | NotRevised | Exclude<Settled, { kind: 'settled' }>

/** Why a decision or a revision was not made, as a sentence. */
export function refusalSentence(refusal: Refusal, words: Words): string {
  switch (refusal.kind) {
    case 'shapeless':
      return `${words('refusal:shapeless')} ${problemSentences(refusal.problems, words).join(' ')}`
    case 'decided':
      return words('refusal:decided', { standing: words(`table:${refusal.standing}`) })
    case 'unknown':
    case 'erased':
    case 'moved-on':
    case 'no-draft':
    case 'changes-nothing':
    case 'does-not-fit':
    case 'conflict':
    case 'returns':
    case 'covering-unknown':
      return words(`refusal:${refusal.kind}`)
  }
}
