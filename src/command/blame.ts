import { parseArgs } from 'node:util'
import { connect } from '../database/connect.js'
import { openDatabase } from '../database/open.js'
import type { NodeName } from '../questionnaire/change.js'
import { type Blamed, blame as blameTexts } from '../revision/blame.js'
import { openReviewStore } from '../revision/review-store.js'
import { documentAt, type Cause, type Review } from '../revision/review.js'
import type { Command, Io } from './command.js'
import { configOrFaults } from './config-or-faults.js'

export const blame: Command = {
  name: 'blame',
  usage:
    'blame      Say of every text of a draft or a version which decision it comes from: --consultation ID [--version N] [--json].',
  async run(args, io) {
    const asked = readAsked(args)
    if (typeof asked === 'string') {
      io.err(asked)
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    const database = await openDatabase(config)
    try {
      return tell(await readReview(database.appUrl, asked.consultation), asked, io)
    } finally {
      await database.stop()
    }
  },
}

type Asked = { readonly consultation: string; readonly version: number | undefined; readonly json: boolean }

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const options = {
    consultation: { type: 'string' },
    version: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const
  try {
    const { consultation, version, json } = parseArgs({ args: [...args], options }).values
    if (!consultation) return 'blame needs --consultation.'
    if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)) return '--version must be a number.'
    return { consultation, version: version === undefined ? undefined : Number(version), json }
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}

async function readReview(url: string, consultation: string): Promise<Review> {
  const db = connect(url, { max: 1 })
  try {
    return await openReviewStore(db).read(consultation)
  } finally {
    await db.destroy()
  }
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
