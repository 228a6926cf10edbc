import type { Quotation } from '../coding/act.js'
import { type Acting, perform, performOnFrame } from '../coding/perform-store.js'
import { findCampaigns } from '../coding/campaign-store.js'
import { findTextsAfter, type ReadText } from '../coding/finding-store.js'
import { findFlagged } from '../coding/flag-store.js'
import { flagKindsIn, flagsIn } from '../coding/flags.js'
import { findStandingFrame } from '../coding/frame-store.js'
import { readTexts } from '../coding/reading.js'
import type { Database } from '../database/connect.js'
import { type Bilingual, locales, type Questionnaire } from '../questionnaire/questionnaire.js'
import type { Quote } from '../results/heard.js'
import { findTopics } from './found-topics.js'
import { below, randomOf } from './random.js'
import { insertCodings, type SyntheticCoding } from './synthetic-store.js'

/** A theme of a sample, or a part of one, stands for topics that made-up texts are put together from. */
export type PlannedTheme = {
  readonly label: Bilingual
  readonly topics?: readonly string[]
  readonly parts?: readonly { readonly label: Bilingual; readonly topics: readonly string[] }[]
  /** Of made-up texts that have these words, one each is found fit to be quoted. */
  readonly quotes: readonly Quote[]
}

export type SampleCoding = {
  readonly consultation: string
  readonly questionnaire: Questionnaire
  readonly themes: readonly PlannedTheme[]
  readonly at: Date
}

const [analyst, second] = ['analyst-1', 'analyst-2']

/**
 * Has made-up texts read and coded as two analysts would: one all that is about a theme, the other every eighth of them, not
 * always alike; one campaign confirmed, one text redacted, some quotations approved. What is done already is left. As the owner.
 */
export async function codeSample(db: Database, coding: SampleCoding): Promise<void> {
  const { consultation, at } = coding
  const acting = { consultation, by: analyst, at }
  const themeOf = await makeFrame(db, acting, coding.themes)
  const texts = await findTextsAfter(db, consultation, { after: undefined, limit: mostTexts })
  const codings = codingsOf(texts, coding.questionnaire, themeOf)
  await insertCodings(db, { consultation, coder: analyst, at }, codings)
  await insertCodings(db, { consultation, coder: second, at }, readAgain(codings, [...themeOf.values()]))
  await readTexts({ analyst: db, app: db }, acting)
  await confirmCampaign(db, acting)
  await redactOne(db, acting)
  for (const { text } of coding.themes.flatMap(({ quotes }) => quotes)) await quoteOne(db, acting, texts, text)
}

/** A sample holds a few thousand. */
const mostTexts = 100_000

/** Topic → the theme, or the part of one, that it is coded with. */
type ThemeOf = ReadonlyMap<string, string>

async function makeFrame(db: Database, acting: Acting, themes: readonly PlannedTheme[]): Promise<ThemeOf> {
  const themeOf = new Map<string, string>()
  for (const { label, topics = [], parts = [] } of themes) {
    const parent = await standingTheme(db, acting, label)
    for (const topic of topics) themeOf.set(topic, parent)
    for (const part of parts) {
      const id = await standingTheme(db, acting, part.label, parent)
      for (const topic of part.topics) themeOf.set(topic, id)
    }
  }
  return themeOf
}

async function standingTheme(db: Database, acting: Acting, label: Bilingual, parent?: string): Promise<string> {
  const description = { en: '', fr: '' }
  await performOnFrame(db, acting, { kind: 'add', label, description, ...(parent !== undefined && { parent }) })
  const { frame } = await findStandingFrame(db, acting.consultation)
  return [...frame].find(([, theme]) => theme.label.en === label.en)![0]
}

/** Texts that are about none of the topics are left for whoever looks at the sample. */
function codingsOf(
  texts: readonly ReadText[],
  questionnaire: Questionnaire,
  themeOf: ThemeOf,
): readonly SyntheticCoding[] {
  const find = locales.map((locale) => findTopics(questionnaire, locale))
  return texts.flatMap(({ question, response, text }) => {
    const about = find.flatMap((topicsIn) => topicsIn(text))
    const themes = [...new Set(about.flatMap((topic) => themeOf.get(topic) ?? []))]
    return themes.length === 0 ? [] : [{ question, response, themes }]
  })
}

/** Two people seldom see all the same: one in five texts is given a theme less, or one more. */
function readAgain(codings: readonly SyntheticCoding[], all: readonly string[]): readonly SyntheticCoding[] {
  const random = randomOf('second reading')
  return codings.flatMap(({ themes, ...place }, index) => {
    if (index % 8 !== 0) return []
    if (random() >= 0.2) return [{ ...place, themes }]
    const other = all[below(random, all.length)]!
    return [{ ...place, themes: themes.length > 1 ? themes.slice(1) : [...new Set([...themes, other])] }]
  })
}

async function confirmCampaign(db: Database, acting: Acting): Promise<void> {
  const [largest] = await findCampaigns(db, acting.consultation, { offset: 0, limit: 1 })
  if (largest) await perform(db, acting, { kind: 'campaign', ...largest.place }, () => 'confirmed')
}

/** One of the texts that say how to reach somebody; the others are left to be found. */
async function redactOne(db: Database, acting: Acting): Promise<void> {
  const [flagged] = await findFlagged(db, acting.consultation, { kind: 'telephone', offset: 0, limit: 1 })
  if (!flagged) return
  const { question, response, text } = flagged
  const hidden = flagsIn(text).map(({ start, length }) => ({ start, length, reason: 'contact' }))
  await perform(db, acting, { kind: 'redaction', question, response }, () => hidden)
}

/** The shortest text with these words in which nothing says who somebody is: marked by one, approved by the other. */
async function quoteOne(db: Database, acting: Acting, texts: readonly ReadText[], words: string): Promise<void> {
  const having = texts.filter(({ text }) => text.includes(words) && flagKindsIn(text).length === 0)
  const shortest = having.toSorted((a, b) => a.text.length - b.text.length)[0]
  if (!shortest) return
  const subject = { kind: 'quotation', question: shortest.question, response: shortest.response } as const
  const marked: Quotation = { markedBy: analyst }
  await perform(db, acting, subject, (before) => before ?? marked)
  await perform(db, { ...acting, by: second }, subject, () => ({ ...marked, approvedBy: second }))
}
