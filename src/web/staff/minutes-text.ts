import type { minutesRecord } from './minutes-view.js'

type Record = ReturnType<typeof minutesRecord>

/** Minutes as a file of plain text, one language after the other. */
export function minutesText(consultation: string, records: readonly Record[]): string {
  const text = [consultation, ...records.map(recordText)].join('\n\n\n')
  // As the text editors of every system read it.
  return `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`
}

function recordText({ title, facts, before, decided, labels, questions }: Record): string {
  return [
    underlined(title, '='),
    facts.map(({ term, words }) => `${term} ${words}`).join('\n'),
    `${before}\n${decided}`,
    ...questions.map((question) => questionText(question, labels)),
  ].join('\n\n')
}

type Question = Record['questions'][number]
type Proposal = Question['proposals'][number]
type Decision = Proposal['decisions'][number]

function questionText(question: Question, labels: Record['labels']): string {
  const eyebrow = 'eyebrow' in question && question.eyebrow ? `${question.eyebrow}. ` : ''
  const heading = underlined(`${eyebrow}${question.title}`, '-')
  return [heading, ...question.proposals.map((proposal) => proposalText(proposal, labels))].join('\n\n')
}

function proposalText({ title, about, stood, open, decisions }: Proposal, labels: Record['labels']): string {
  const lines = [`${title} (${about})`, stood, open, ...decisions.map((decision) => decisionText(decision, labels))]
  return lines.filter((line) => typeof line === 'string').join('\n')
}

function decisionText({ outcome, reason, wordings }: Decision, labels: Record['labels']): string {
  const changed = wordings.flatMap(({ part, was, now }) => [
    `  ${part}`,
    ...(was === undefined ? [] : [`    ${labels.was} ${was}`]),
    `    ${labels.now} ${now}`,
  ])
  return [outcome, `${labels.why} ${reason}`, ...changed].join('\n')
}

function underlined(heading: string, sign: string): string {
  return `${heading}\n${sign.repeat(Math.min(Array.from(heading).length, 80))}`
}
