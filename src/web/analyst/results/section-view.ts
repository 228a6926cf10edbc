import type { Published } from '../../../consultation/publication.js'
import { questionsAcross } from '../../../report/question-across.js'
import type { CodedTheme } from '../../../results/coded-store.js'
import { type Heard, type HeardQuestion, type Section, unwritten } from '../../../results/heard.js'
import { countOf } from '../../count.js'
import { languageTags } from '../../site-view.js'
import type { Problems } from '../../staff/faults.js'
import { twinField } from '../../staff/twin-field.js'
import type { Words } from '../../words.js'
import { listedQuestions, quoteName, withRoom } from './section-form.js'

type Shown = {
  readonly published: Published
  readonly heard: Heard
  readonly offered: readonly CodedTheme[]
  readonly problems: Problems
  /** What stands there now, when someone else was first. */
  readonly stands?: Heard | undefined
}

/** The fields of one section, for the template of its form. */
export function sectionView(words: Words, section: Section, shown: Shown) {
  const { heard, problems, stands } = shown
  switch (section) {
    case 'summary':
    case 'engagement':
    case 'participants':
    case 'method':
    case 'correction':
      return {
        prose: twinField(words, {
          name: section,
          label: words(`preparing:section-${section}`),
          hint: words('preparing:paragraphs-hint'),
          value: heard[section],
          long: true,
          problems,
          stands: stands?.[section],
        }),
      }
    case 'questions':
      return { questions: questionsView(words, shown) }
    case 'themes':
      return themesView(words, shown)
    case 'next':
      return {
        replies: withRoom(heard.next).map(({ said, did }, index) => {
          const twin = (part: 'said' | 'did', value: typeof said) =>
            twinField(words, {
              name: `next-${index}-${part}`,
              label: words(`preparing:${part}`),
              value,
              long: true,
              problems,
              stands: stands?.next[index]?.[part],
            })
          return {
            id: `pair-${index}`,
            heading: words('preparing:pair', { number: index + 1 }),
            said: twin('said', said),
            did: twin('did', did),
          }
        }),
      }
  }
}

function questionsView(words: Words, { published, heard, problems, stands }: Shown) {
  const across = questionsAcross(published.versions.map(({ questionnaire }) => questionnaire))
  const listed = listedQuestions(heard, published)
  const now = stands && listedQuestions(stands, published)
  return listed.map((each, index) => {
    const { question: id, shown, remark } = each
    const stood = now?.find(({ question }) => question === id)
    return {
      id,
      text: across.find(({ question }) => question.id === id)?.question.text[words.locale] ?? id,
      checked: shown ? ' checked' : '',
      places: listed.map((_, place) => ({ place: place + 1, selected: place === index ? ' selected' : '' })),
      ...(now && stood && standingView(words, each, stood, { index, place: now.indexOf(stood) })),
      remark: twinField(words, {
        name: `remark-${id}`,
        label: words('preparing:remark'),
        value: remark,
        optional: true,
        long: true,
        problems,
        stands: stood?.remark,
      }),
    }
  })
}

function themesView(words: Words, { heard, offered, problems, stands }: Shown) {
  const themes = offered.map(({ theme: id, label, responses, quotable }) => {
    const kept = heard.themes.find(({ theme }) => theme === id)
    return {
      id,
      label: label[words.locale],
      responses: countOf(responses, words.locale),
      checked: kept && !kept.untold ? ' checked' : '',
      quotes: quotable.map((quote) => ({
        name: `quote-${id}-${quoteName(quote)}`,
        text: quote.text,
        lang: languageTags[quote.language],
        checked: kept?.quotes.some((each) => quoteName(each) === quoteName(quote)) ? ' checked' : '',
      })),
      remark: twinField(words, {
        name: `remark-${id}`,
        label: words('preparing:remark'),
        value: kept?.remark ?? unwritten,
        optional: true,
        long: true,
        problems,
        stands: stands && (stands.themes.find(({ theme }) => theme === id)?.remark ?? unwritten),
      }),
    }
  })
  return { themes, uncoded: themes.length === 0 }
}

/** What someone else has put there since, where it is not what was posted. */
function standingView(
  words: Words,
  typed: HeardQuestion,
  stood: HeardQuestion,
  { index, place }: { readonly index: number; readonly place: number },
) {
  const differs = typed.shown !== stood.shown || index !== place
  if (!differs) return {}
  const shown = words(stood.shown ? 'preparing:stands-shown' : 'preparing:stands-not-shown', { place: place + 1 })
  return { stands: shown }
}
