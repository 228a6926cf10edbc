import { expect } from 'vitest'
import type { Subject, Trait } from '../../src/report/subject.js'
import type { Counted } from '../../src/report/tally.js'
import { thresholdOf } from '../../src/report/threshold.js'
import { attack, type Inference, type Published } from './attack.js'

export type Asked = { readonly subjects: readonly Subject[]; readonly traits: readonly Trait[] }

/**
 * Recovered: a count under the threshold that the attack bounds more narrowly than the threshold, or than its question
 * alone does. What the attack infers must be true of the crowds; else it attacks something else.
 */
export function recoveredBy(
  published: readonly Published[],
  crowds: readonly (readonly Counted[])[],
  { subjects, traits }: Asked,
): readonly string[] {
  return subjects.flatMap((subject) =>
    traits.flatMap((trait) =>
      attack(published, subject, trait).flatMap((inference) => {
        const people = crowds[inference.crowd]!
        const { count, total } = trueCount(people, subject, trait, inference)
        expect([inference, inference.from <= count && count <= inference.to]).toEqual([inference, true])
        const least = thresholdOf(subject, trait)
        const needed = Math.min(least, total, people.length - total)
        const isRecovered = count < least && inference.to - inference.from < needed
        return isRecovered ? [`${subject.id} ${inference.answer} by ${trait.id} ${inference.group}: ${count}`] : []
      }),
    ),
  )
}

export function trueCount(
  people: readonly Counted[],
  subject: Subject,
  trait: Trait,
  { answer, group }: Pick<Inference, 'answer' | 'group'>,
): { readonly total: number; readonly count: number } {
  const having = people.filter(({ answers }) => {
    const read = subject.read(answers)
    return (read.length > 0 ? read : ['.skipped']).includes(answer)
  })
  return { total: having.length, count: having.filter(({ answers }) => trait.read(answers) === group).length }
}
