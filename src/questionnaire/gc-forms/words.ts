import { mendTypography } from '../french-typography.js'
import { pointer, type Problem, warningAt } from '../problem.js'
import type { Words } from '../problem/rule.js'
import { type Members, memberOf, textOf } from './member.js'
import { beginsWithHeading, plainText } from './plain-text.js'

/** The members that hold a text of that name: templates were written by hand, in either case. */
export function wordsMembers(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`${name}En`, `${name}Fr`, `${name}EN`, `${name}FR`])
}

/** The text of that name as plain words, in French with Canadian typography; undefined when no language has words. */
export function wordsOf(members: Members, name: string, left: Problem[]): Words | undefined {
  const [en, fr] = [spoken(members, [`${name}En`, `${name}EN`]), spoken(members, [`${name}Fr`, `${name}FR`])]
  const marked = [en, fr].filter((each) => each?.isMarked)
  if (marked[0]) {
    const place = pointer(members.path, marked[0].member)
    left.push(warningAt(place, 'formatting-not-carried'))
  }
  return inBoth(en?.plain, fr?.plain)
}

/** The words of a choice: `{ en, fr }`. */
export function choiceWords({ object, path }: Members): Words | undefined {
  const said = (name: string) => spoken({ object, path }, [name])?.plain
  return inBoth(said('en'), said('fr'))
}

/** Whether the text of that name begins with a heading, in either language. */
export function hasHeading(members: Members, name: string): boolean {
  return wordsMembers(name).some((member) => beginsWithHeading(textOf(memberOf(members, member))))
}

/** One text after the other, in each language that both or either have. */
export function joined(first: Words | undefined, second: Words | undefined): Words | undefined {
  const both = (a?: string, b?: string) => [a, b].filter((each) => each !== undefined).join('\n\n') || undefined
  return inBoth(both(first?.en, second?.en), both(first?.fr, second?.fr))
}

/** The first line, and what comes after it. */
export function firstLine(words: Words | undefined): readonly [Words | undefined, Words | undefined] {
  const part = (text: string | undefined, pattern: RegExp) => text?.match(pattern)?.[0]?.trim() || undefined
  const [head, rest] = [/^[^\n]*/, /\n[^]*/]
  return [inBoth(part(words?.en, head), part(words?.fr, head)), inBoth(part(words?.en, rest), part(words?.fr, rest))]
}

function inBoth(en: string | undefined, fr: string | undefined): Words | undefined {
  if (en === undefined && fr === undefined) return undefined
  return { ...(en === undefined ? {} : { en }), ...(fr === undefined ? {} : { fr: mendTypography(fr) }) }
}

function spoken(members: Members, names: readonly string[]) {
  for (const member of names) {
    const value = memberOf(members, member)
    if (typeof value !== 'string') continue
    const { plain, isMarked } = plainText(value)
    if (plain !== '') return { member, plain, isMarked }
  }
  return undefined
}
