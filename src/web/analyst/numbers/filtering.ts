import { type Locale, locales, type Question } from '../../../questionnaire/questionnaire.js'
import { bandStarts } from '../../../report/band.js'
import { placesIn } from '../../../report/place.js'
import type { Filter } from '../../../report/report-store.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import type { Words } from '../../words.js'

/** Questions by which responses can be chosen or crossed: those with few answers, of which each response has some. */
export function isCrossable({ kind }: Question): boolean {
  return kind === 'single' || kind === 'multiple' || kind === 'scale' || kind === 'number'
}

/** What the address asks to be counted; what it asks amiss is passed over, and the page shows what it counted. */
export function filterIn({ request, published }: StaffCall, questions: readonly Question[]): Filter {
  const query = request.query as { readonly [name: string]: string | readonly string[] | undefined }
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  return {
    version: published.versions.find(({ number }) => String(number) === text('version'))?.number,
    language: locales.find((locale) => locale === text('language')),
    answer: answerIn(text('answer'), questions),
  }
}

/** Whether it leaves some responses out. */
export function isFiltered({ version, language, answer }: Filter): boolean {
  return version !== undefined || language !== undefined || answer !== undefined
}

function answerIn(text: string, questions: readonly Question[]): Filter['answer'] {
  const [id, place = ''] = text.split(':')
  const question = questions.find((each) => each.id === id && isCrossable(each))
  return question && answersTo(question).includes(place) ? { question, place } : undefined
}

function answersTo(question: Question): readonly string[] {
  return [...placesIn(question), '.skipped']
}

/** The choices by which a page counts only some responses. */
export function filterView(
  words: Words,
  { version, language, answer }: Filter,
  { published, questions }: { readonly published: StaffCall['published']; readonly questions: readonly Question[] },
) {
  const { locale } = words
  const chosen = (isChosen: boolean) => (isChosen ? ' selected' : '')
  return {
    versions: published.versions.map(({ number }) => ({
      value: number,
      label: words('numbers:version', { number }),
      selected: chosen(number === version),
    })),
    languages: locales.map((each) => ({
      value: each,
      label: words(each === 'en' ? 'numbers:in-english' : 'numbers:in-french'),
      selected: chosen(each === language),
    })),
    groups: questions.filter(isCrossable).map((question) => ({
      label: question.text[locale],
      options: answersTo(question).map((place) => ({
        value: `${question.id}:${place}`,
        label: placeName(words, question, place),
        selected: chosen(answer?.question.id === question.id && answer.place === place),
      })),
    })),
  }
}

/** The words of an answer, in the language of the page. */
export function placeName(words: Words, question: Question, place: string): string {
  if (place === '.skipped') return words('numbers:skipped-it')
  if (place === '.n') return words('numbers:not-shown-it')
  if (place === '.v') return words('numbers:not-asked-it')
  if (question.kind === 'number') return bandName(words, bandStarts(question), place)
  return choicesOf(question).find(({ code }) => code === place)?.label[words.locale] ?? place
}

function choicesOf(
  question: Question,
): readonly { readonly code: string; readonly label: { readonly [L in Locale]: string } }[] {
  if ('options' in question) return question.options
  return 'points' in question ? question.points : []
}

function bandName(words: Words, starts: readonly number[], place: string): string {
  const start = Number(place)
  const next = starts[starts.indexOf(start) + 1]
  const written = (number: number) => countOf(number, words.locale).number
  return next === undefined
    ? words('chart:band-last', { from: written(start) })
    : words('chart:band', { from: written(start), to: written(next) })
}
