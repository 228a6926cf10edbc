import { fingerprint } from '../canonical.js'
import type { Words } from '../problem/rule.js'

/** Longer labels are cut, and told apart by a digest of the whole. */
const longestSlug = 48

const marks: readonly (readonly [mark: string, word: string])[] = [
  ['&', ' and '],
  ['+', ' plus '],
  ['%', ' percent '],
  ['$', ' dollars '],
  ['#', ' number '],
  ['<', ' less than '],
  ['>', ' more than '],
  ['=', ' equals '],
]

/**
 * A code for each label, of its English words; of the French ones where there are none. It depends on the label alone,
 * so that it stays when other choices come, go, move or are reworded; only of labels that come to the same code, the
 * second and third, in their order, get a number.
 */
export function codesFor(labels: readonly Words[]): readonly string[] {
  const slugs = labels.map(codeFor)
  const taken = new Set(slugs)
  const seen = new Set<string>()
  return slugs.map((slug) => {
    const code = seen.has(slug) ? freshId(slug, taken) : slug
    seen.add(slug)
    taken.add(code)
    return code
  })
}

/** The id itself, or with the first number that makes it one that is not taken. */
export function freshId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let number = 2
  while (taken.has(`${id}_${number}`)) number += 1
  return `${id}_${number}`
}

/** Small letters, digits and single underscores, at most 48 of them; empty when the words have neither. */
export function slugOf(words: string): string {
  const spelled = marks.reduce((text, [mark, word]) => text.replaceAll(mark, word), words)
  const plain = spelled.normalize('NFKD').replaceAll(/\p{Mark}/gu, '')
  const slug = plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
  return slug.replaceAll(/^_|_$/g, '').slice(0, longestSlug).replace(/_$/, '')
}

function codeFor(label: Words): string {
  const words = label.en ?? label.fr ?? ''
  const slug = slugOf(words)
  if (slug === '') return `choice_${fingerprint(words).slice(0, 6)}`
  const whole =
    slug.length > longestSlug - 8 ? `${slug.slice(0, longestSlug - 8)}_${fingerprint(words).slice(0, 6)}` : slug
  const code = whole.replaceAll(/_+/g, '_')
  // No code begins with a digit, and this one names the words beside an option.
  return /^\d/.test(code) || code === 'other_text' ? `choice_${code}` : code
}
