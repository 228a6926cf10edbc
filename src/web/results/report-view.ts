import type { Consultation } from '../../consultation/consultation.js'
import { paragraphBreak, split } from '../../consultation/listed-text.js'
import type { Published } from '../../consultation/publication.js'
import { questionsOf } from '../../questionnaire/find-question.js'
import type { Bilingual, Question } from '../../questionnaire/questionnaire.js'
import { partlyOffered } from '../../report/partly-offered.js'
import { questionsAcross } from '../../report/question-across.js'
import type { PublicTables } from '../../report/release.js'
import type { Heard } from '../../results/heard.js'
import type { WithdrawnQuotes } from '../../results/withdrawn-quotes.js'
import { themeThreshold, toldThemes } from '../../results/told-themes.js'
import { barsView } from '../chart/bars.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'
import { groupLabel, inOrder } from './group-table.js'
import { questionResults } from './question-results.js'
import { themesView } from './themes-view.js'

export type Report = {
  readonly published: Published
  readonly heard: Heard
  readonly withdrawn: WithdrawnQuotes
  /** Of the release on which it stands; undefined while none is chosen. */
  readonly tables: PublicTables | undefined
  readonly words: Words
  /** What the page has after it. */
  readonly beyond?: readonly string[]
}

/** For `components/results-report`: all that people see of results, whoever they are. */
export function reportView({ published, heard, withdrawn, tables, words, beyond = [] }: Report) {
  const { locale } = words
  const across = questionsAcross(published.versions.map(({ questionnaire }) => questionnaire))
  const questions = new Map(across.map(({ question }) => [question.id, question]))
  const partly = (id: string) => partlyOffered(published.versions, id)
  const threshold = themeThreshold(across)
  const shown = heard.questions.filter(({ shown: isShown }) => isShown)
  const parts = {
    summary: proseView(words, heard.summary),
    engagement: proseView(words, heard.engagement),
    participants: {
      ...proseView(words, heard.participants),
      bars:
        tables?.traits.flatMap((trait) => traitView(words, tables, questions.get(trait.question), trait.parts)) ?? [],
    },
    questions: shown.flatMap(({ question: id, remark }) => {
      const question = questions.get(id)
      if (!question) return []
      const results = tables ? questionResults({ words, tables, questions, partly }, question) : { groups: [] }
      return [
        {
          id: `question-${id}`,
          text: question.text[locale],
          remark: split(remark[locale], paragraphBreak),
          ...results,
        },
      ]
    }),
    themes: themesView(words, toldThemes(heard.themes, threshold), {
      threshold,
      withdrawn,
      synthetic: published.consultation.synthetic,
    }),
    next: heard.next.map(({ said, did }) => ({ said: said[locale], did: did[locale] })),
    method: proseView(words, heard.method),
  }
  return {
    ...parts,
    ...(tables ? { figures: figuresView(words, published, tables) } : { noNumbers: true }),
    contents: contentsView(words, parts, beyond),
  }
}

type Prose = { readonly paragraphs: readonly string[]; readonly missing?: string }

/** A text that the reader's language lacks is not shown in the other: neither stands in for the other. */
function proseView(words: Words, text: Bilingual): Prose {
  const paragraphs = split(text[words.locale], paragraphBreak)
  return paragraphs.length > 0 ? { paragraphs } : { paragraphs, missing: words(`results:missing-${words.locale}`) }
}

function traitView(
  words: Words,
  { responses }: PublicTables,
  question: Question | undefined,
  parts: PublicTables['traits'][number]['parts'],
) {
  if (!question) return []
  const { number } = countOf(responses, words.locale)
  const bars = inOrder(question, parts).map(({ part }) => {
    const { label, which } = groupLabel(words, question, part)
    return { label, note: which, count: part.count }
  })
  const caption = question.text[words.locale]
  return [
    barsView(words, {
      caption,
      note: words('results:of-all', { number }),
      heading: words('results:group'),
      bars,
      total: responses,
    }),
  ]
}

function figuresView(words: Words, { consultation, versions }: Published, { responses }: PublicTables) {
  const asked = questionsAcross(versions.map(({ questionnaire }) => questionnaire)).length
  const latest = versions.at(-1)
  return {
    responses: countOf(responses, words.locale),
    questions: countOf(latest ? questionsOf(latest.questionnaire).length : asked, words.locale),
    ...(consultation.opensOn && { days: countOf(daysOpen(consultation), words.locale) }),
    ...(versions.length > 1 && { versions: countOf(versions.length, words.locale) }),
  }
}

/** Its first and its last day are both days on which it was open. */
function daysOpen({ opensOn = '', closesOn = '' }: Consultation): number {
  return Math.round((Date.parse(closesOn) - Date.parse(opensOn)) / 86_400_000) + 1
}

type Parts = {
  readonly questions: readonly object[]
  readonly themes: object | undefined
  readonly next: readonly object[]
}

function contentsView(words: Words, { questions, themes, next }: Parts, beyond: readonly string[]) {
  const present = [
    'summary',
    'engagement',
    'participants',
    ...(questions.length > 0 ? ['questions'] : []),
    ...(themes ? ['themes'] : []),
    ...(next.length > 0 ? ['next'] : []),
    'method',
    ...beyond,
  ]
  return present.map((part) => ({
    href: `#${part}`,
    label: words(part === 'questions' ? 'results:questions-heading' : `results:${part}`),
  }))
}
