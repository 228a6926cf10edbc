import { nodesUnder, readMember } from '../questionnaire/algebra/tree.js'
import type { Change, NodeName } from '../questionnaire/change.js'
import { findPageOfQuestion } from '../questionnaire/find-question.js'
import type { Column } from './columns.js'
import type { HarmonisedColumn } from './harmonised.js'
import type { NumberedVersion } from './lineage.js'

/** What a change must touch to touch a column between two versions. */
export type About = {
  readonly questions: readonly string[]
  readonly pages: readonly string[]
  /** Undefined: any of the question. */
  readonly member: string | undefined
  /** Whether others come and go without touching it: a row of a matrix stands alone, and so do words to an option. */
  readonly alone: boolean
}

/** Of a column between two versions. */
export function aboutOf({ asked }: HarmonisedColumn, from: NumberedVersion, to: NumberedVersion): About {
  const columns = [from, to].map(({ number }) => asked.get(number))
  const [first] = columns.flatMap((column) => column ?? [])
  const questions = columns.flatMap((column) => column?.question.id ?? [])
  const pages = questions.flatMap((id) => findPageOfQuestion(from.questionnaire, id)?.id ?? [])
  return { questions, pages, member: first && memberOf(first), alone: first?.kind === 'row' || first?.kind === 'words' }
}

function memberOf(column: Column): string | undefined {
  switch (column.kind) {
    case 'chosen':
    case 'rank':
      return column.option
    case 'row':
      return column.row
    case 'words':
      return column.question.options.find(({ specify }) => specify)?.code
    case 'code':
    case 'number':
    case 'text':
      return undefined
  }
}

/** Whether a change touches it. */
export function concerns(change: Change, about: About): boolean {
  switch (change.kind) {
    case 'set':
      return isAbout(change.node, about)
    case 'move':
      return isAbout(change.node, about)
    case 'insert':
    case 'remove': {
      const { parent, list } = change.place
      const node = readMember(parent, list, change.content)
      if (!node) return false
      if (parent.kind !== 'question') return nodesUnder(node).some(({ name }) => isAbout(name, about))
      if (!about.questions.includes(parent.id)) return false
      return !about.alone || node.name.kind === 'point' || node.id === about.member
    }
  }
}

function isAbout(node: NodeName, { questions, pages, member }: About): boolean {
  switch (node.kind) {
    case 'questionnaire':
    case 'helpResource':
      return false
    case 'page':
      return pages.includes(node.id)
    case 'question':
      return questions.includes(node.id)
    case 'point':
      return questions.includes(node.question)
    case 'option':
    case 'row':
      return questions.includes(node.question) && (member === undefined || member === node.id)
  }
}
