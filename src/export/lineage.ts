import { questionsOf } from '../questionnaire/find-question.js'
import type { Question, Questionnaire } from '../questionnaire/questionnaire.js'

export type NumberedVersion = { readonly number: number; readonly questionnaire: Questionnaire }

/**
 * The name under which a question of these versions, oldest first, stands in a file of them all: the id of the last in its
 * lineage. One question that `replaces` one other, of the same kind and gone when it came, carries its lineage on; the
 * parts of a split, and what a merge makes, begin lineages of their own.
 */
export function lineageNames(versions: readonly NumberedVersion[]): (id: string) => string {
  const lives = livesOf(versions)
  const heirs = new Map<string, string>()
  for (const [id, life] of lives) {
    const ancestor = ancestorOf(life, lives)
    if (ancestor !== undefined) heirs.set(ancestor, id)
  }
  const nameOf = (id: string): string => {
    const heir = heirs.get(id)
    return heir === undefined ? id : nameOf(heir)
  }
  return nameOf
}

/** A question from the first to the last version that asked it. */
type Life = { readonly begins: number; readonly first: Question; ends: number; last: Question }

function livesOf(versions: readonly NumberedVersion[]): ReadonlyMap<string, Life> {
  const lives = new Map<string, Life>()
  for (const { number, questionnaire } of versions) {
    for (const question of questionsOf(questionnaire)) {
      const life = lives.get(question.id)
      if (life) Object.assign(life, { ends: number, last: question })
      else lives.set(question.id, { begins: number, first: question, ends: number, last: question })
    }
  }
  return lives
}

function ancestorOf({ begins, first }: Life, lives: ReadonlyMap<string, Life>): string | undefined {
  const [id, ...others] = first.replaces ?? []
  const ancestor = id === undefined ? undefined : lives.get(id)
  if (id === undefined || ancestor === undefined || others.length > 0) return undefined
  const heirs = [...lives.values()].filter((life) =>
    [life.first, life.last].some(({ replaces }) => replaces?.includes(id)),
  )
  const isSole = heirs.length === 1 && ancestor.ends < begins && ancestor.last.kind === first.kind
  return isSole ? id : undefined
}
