import type { FastifyReply } from 'fastify'
import type { Words } from '../../words.js'
import type { AnswerView, AnswersSection } from '../question/answers-view.js'

/** The answers as a plain text to keep: what the review page shows, in its words. */
export function copyOfAnswers(title: string, sections: readonly AnswersSection[], words: Words): string {
  const pages = sections.map((section) => [
    plainHeading(section.title),
    ...section.answers.map(
      (answer) =>
        `${answer.question}\n${linesOf(answer, words)
          .map((line) => `  ${line}`)
          .join('\n')}`,
    ),
  ])
  return [title, words('review:copy-heading'), ...pages.flat()].join('\n\n') + '\n'
}

/** Short: a line as long as the heading would be read out sign by sign. */
export function plainHeading(text: string): string {
  return `${text}\n---`
}

function linesOf({ chosen, list, ranked, rows, rowsLeft, typed }: AnswerView, words: Words): readonly string[] {
  const worded = ({ label, words: own }: { readonly label: string; readonly words?: string }) =>
    own === undefined ? label : `${label}${words('site:colon')}${own}`
  if (chosen) return chosen.map(worded)
  if (list) return list.map((choice) => `- ${worded(choice)}`)
  if (ranked) return ranked.map((choice, index) => `${index + 1}. ${worded(choice)}`)
  if (rows) {
    const answered = rows.map(({ label, point }) => `- ${label}${words('site:colon')}${point}`)
    return rowsLeft ? [...answered, `- ${words('review:rows-not-answered', rowsLeft)}`] : answered
  }
  return typed === undefined ? [words('review:not-answered')] : typed.split('\n')
}

/** Sends a text to keep as a file; `name` is ours, without an extension. */
export function sendCopy(reply: FastifyReply, name: string, text: string): FastifyReply {
  return reply
    .headers({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.txt"`,
    })
    .send(Buffer.from(`\uFEFF${text}`))
}
