import type { NodeName } from '../questionnaire/change.js'
import { type Blamed, blame as blameTexts } from '../revision/blame.js'
import { openReviewStore } from '../revision/review-store.js'
import { documentAt, type Cause, type Review } from '../revision/review.js'
import type { Io } from './command.js'
import { databaseCommand } from './database-command.js'
import { readOptions } from './options.js'
import { withConnection } from './with-connection.js'

export const blame = databaseCommand({
  name: 'blame',
  usage:
    'blame      Say of every text of a draft or a version which decision it comes from: --consultation ID [--version N] [--json].',
  read: readAsked,
  run: async (asked, { database, io }) => tell(await readReview(database.appUrl, asked.consultation), asked, io),
})

type Asked = { readonly consultation: string; readonly version: number | undefined; readonly json: boolean }

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const text = { type: 'string' } as const
  const values = readOptions(args, { consultation: text, version: text, json: { type: 'boolean', default: false } })
  if (typeof values === 'string') return values
  const { consultation, version, json } = values
  if (!consultation) return 'blame needs --consultation.'
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)) return '--version must be a number.'
  return { consultation, version: version === undefined ? undefined : Number(version), json }
}

function readReview(url: string, consultation: string): Promise<Review> {
  return withConnection(url, { max: 1 }, (db) => openReviewStore(db).read(consultation))
}

function tell({ draft, publications }: Review, { version, json }: Asked, { out, err }: Io): 0 | 1 {
  const publication = publications.find((each) => each.version === version)
  if (!draft || (version !== undefined && !publication)) {
    err('There is no such draft or version.')
    return 1
  }
  const revision = publication?.revision ?? draft.revisions.length - 1
  const blamed = blameTexts(draft, documentAt(draft, revision), revision)
  if (json) out(JSON.stringify(blamed))
  else for (const each of blamed) out(lineOf(each))
  return 0
}

function lineOf({ node, attribute, locale, words, revision, because }: Blamed): string {
  return `${nameOf(node)} ${attribute} ${locale}\t${revision} ${causeOf(because)}\t${words}`
}

function nameOf(node: NodeName): string {
  if (node.kind === 'questionnaire') return node.kind
  return 'question' in node ? `${node.question}/${node.id}` : node.id
}

function causeOf(because: Cause): string {
  switch (because.kind) {
    case 'opening':
      return 'first draft'
    case 'decision':
      return `proposal ${because.proposal}`
    case 'direct':
      return 'editors'
    case 'reversion':
      return `back to version ${because.version}`
  }
}
