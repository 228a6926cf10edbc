import { keyOf } from '../../questionnaire/algebra/node-kind.js'
import type { Change } from '../../questionnaire/change.js'
import { type Bilingual, type Locale, type Questionnaire } from '../../questionnaire/questionnaire.js'
import type { Obligation } from '../../revision/obligation.js'
import { documentAt, type Draft, type Review, type Revision } from '../../revision/review.js'
import { type TextName, wordsAt } from '../../revision/text-name.js'
import { languageTags } from '../site-view.js'
import { causeView } from '../staff/cause-view.js'
import type { Problems } from '../staff/faults.js'
import { partName, placeName, questionOf } from '../staff/place-name.js'
import type { Telling } from '../staff/telling.js'
import { reasonFields, textField } from '../staff/text-field.js'
import { otherLocale } from '../words.js'

/** A text to be given in one language; the obligation is absent once somebody else has met it. */
export type OwedText = TextName & { readonly locale: Locale; readonly obligation?: Obligation | undefined }

/** What an editor typed about a text, and what came of it. */
export type TypedTwin = {
  readonly go: 'give' | 'waive'
  readonly words: string
  readonly reason: Bilingual
  readonly problems: Problems
}

export type OwedSubject = { readonly review: Review; readonly draft: Draft; readonly telling: Telling }

/** The revisions that changed the other language since both agreed. */
export function openingRevisions({ revisions }: Draft, { since, revision, ...text }: Obligation): readonly Revision[] {
  return revisions
    .slice(since, revision + 1)
    .filter(({ number, changes }) => number === since || changes.some((change) => rewords(change, text)))
}

function rewords(change: Change, { node, attribute }: TextName): boolean {
  return change.kind === 'set' && keyOf(change.node) === keyOf(node) && change.attribute === attribute
}

/** One text: what changed, what stands, and the forms about it. `form` is before its ids. */
export function owedTextView(subject: OwedSubject, text: OwedText, form: string, typed?: TypedTwin) {
  const { draft, telling } = subject
  const { words, locale } = telling
  const questionnaire = draft.document as unknown as Questionnaire
  const saying = { words: words[locale], locale }
  const part = partName(questionnaire, text.node, text.attribute, saying)
  return {
    form,
    part,
    title: words[locale](`owed:in-${text.locale}`, { part }),
    owed: text.obligation !== undefined,
    ...wordsView(subject, text),
    causes: text.obligation
      ? openingRevisions(draft, text.obligation).map((each) => causeView(subject.review, each, telling))
      : [],
    hidden: {
      node: keyOf(text.node),
      attribute: text.attribute,
      language: text.locale,
      madeOn: String(draft.revisions.length - 1),
    },
    ...formsView(subject, text, form, typed),
  }
}

function wordsView({ draft, telling: { words, locale } }: OwedSubject, text: OwedText) {
  const source = otherLocale(text.locale)
  const now = wordsAt(draft.document, text)
  const since = text.obligation?.since
  const before = since === undefined || since === 0 ? undefined : wordsAt(documentAt(draft, since - 1), text)?.[source]
  const stands = now?.[text.locale]
  return {
    source: {
      name: words[locale](`owed:language-${source}`),
      lang: languageTags[source],
      ...(text.obligation && before?.trim() ? { before } : {}),
      ...(text.obligation && !before?.trim() ? { isNew: true } : {}),
      after: now?.[source] ?? '',
    },
    target: {
      name: words[locale](`owed:language-${text.locale}`),
      lang: languageTags[text.locale],
      stands: stands?.trim() ? stands : undefined,
    },
  }
}

function formsView(
  { draft, telling: { words, locale } }: OwedSubject,
  text: OwedText,
  form: string,
  typed?: TypedTwin,
) {
  const problems = typed?.problems ?? {}
  const isGiven = typed?.go === 'give'
  const isWaived = typed?.go === 'waive'
  const stands = wordsAt(draft.document, text)?.[text.locale]
  const key = `owed:translation-of-${otherLocale(text.locale)}`
  const translation = { en: words.en(key), fr: words.fr(key) }
  const house = { words }
  return {
    words: textField({
      id: `${form}-words`,
      name: 'words',
      label: words[locale](`owed:words-${text.locale}`),
      written: text.locale,
      value: isGiven ? typed.words : stands,
      problem: problems[`${form}-words`],
    }),
    giveReason: reasonFields(house, {
      form: `${form}-give`,
      locale,
      reason: isGiven ? typed.reason : translation,
      problems,
    }),
    waiveReason: reasonFields(house, {
      form: `${form}-waive`,
      locale,
      reason: isWaived ? typed.reason : undefined,
      problems,
    }),
    waiving: isWaived,
    waivable: isWaived || text.obligation !== undefined,
  }
}

/** Texts by the question, page or other place that they are in, in the order of the draft. */
export function placesView(
  { draft, telling }: OwedSubject,
  texts: readonly (OwedText & { readonly view: ReturnType<typeof owedTextView> })[],
) {
  const { words, locale, here } = telling
  const questionnaire = draft.document as unknown as Questionnaire
  const places = new Map<string, { readonly name: object; readonly texts: object[] }>()
  for (const { node, view } of texts) {
    const question = questionOf(node)
    const key = keyOf(question === undefined ? node : { kind: 'question', id: question })
    const name = placeName(questionnaire, node, { words: words[locale], locale })
    const href = question === undefined ? {} : { href: here.deskQuestion(question) }
    const place = places.get(key) ?? { name: { ...name, ...href }, texts: [] }
    places.set(key, place)
    place.texts.push(view)
  }
  return [...places.values()].map(({ name, texts: inPlace }) => ({ ...name, texts: inPlace }))
}
