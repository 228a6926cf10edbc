import type { Fields } from '../../questionnaire/answers.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { withoutAbsent } from './edited-members.js'
import { readTypedText, textOf, type TypedText, typedText } from './typed-text.js'

/** The texts of one part of a document, by their attributes, as they were typed. */
export type TypedTexts<Attribute extends string = string> = { readonly [A in Attribute]: TypedText }

export function typedTexts<A extends string>(attributes: readonly A[], part: object | undefined): TypedTexts<A> {
  const texts = (part ?? {}) as { readonly [attribute: string]: Parameters<typeof typedText>[0] }
  return eachOf(attributes, (attribute) => typedText(texts[attribute]))
}

/** What a form posted of them, as its fields are named below `prefix`. */
export function readTypedTexts<A extends string>(
  attributes: readonly A[],
  body: Fields,
  prefix: string,
): TypedTexts<A> {
  return eachOf(attributes, (attribute) => readTypedText(body, `${prefix}.${attribute}`))
}

/** The part with these texts; one that is blank in both languages goes. */
export function withTexts(part: object, texts: TypedTexts): JsonObject {
  const present = part as { readonly [attribute: string]: Parameters<typeof textOf>[0] }
  const made = Object.entries(texts).map(
    ([attribute, typed]) => [attribute, textOf(present[attribute], typed)] as const,
  )
  return withoutAbsent({ ...part, ...Object.fromEntries(made) })
}

function eachOf<A extends string>(attributes: readonly A[], make: (attribute: A) => TypedText): TypedTexts<A> {
  return Object.fromEntries(attributes.map((attribute) => [attribute, make(attribute)])) as TypedTexts<A>
}
