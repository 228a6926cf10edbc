import { keptInOrder } from '../../questionnaire/algebra/kept.js'

/** A member of a list before and after, with what tells that it stands elsewhere among those that stay. */
export type Aligned<Member> = {
  readonly before: Member | undefined
  readonly after: Member | undefined
  readonly isMoved: boolean
}

/** The members of two lists in the order of the second; one that goes stands after the one it followed. */
export function alignedMembers<Member extends { readonly id: string }>(
  before: readonly Member[],
  after: readonly Member[],
): readonly Aligned<Member>[] {
  const old = new Map(before.map((member) => [member.id, member]))
  const staying = new Set(after.map(({ id }) => id))
  const kept = keptInOrder([...old.keys()], [...staying])
  const aligned: Aligned<Member>[] = after.map((member) => {
    return { before: old.get(member.id), after: member, isMoved: old.has(member.id) && !kept.has(member.id) }
  })
  for (const [index, member] of before.entries()) {
    if (staying.has(member.id)) continue
    const previous = before[index - 1]?.id
    const place = aligned.findIndex((each) => (each.after ?? each.before)?.id === previous)
    aligned.splice(place + 1, 0, { before: member, after: undefined, isMoved: false })
  }
  return aligned
}
