import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Day } from '../consultation/consultation.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'
import { hmac } from './hmac.js'
import { macKey, receiptCode, receiptHash, spentKey } from './keys.js'
import type { ResponseStore } from './response-store.js'
import type { SubmissionRow } from './submission-store.js'
import type { Token } from './token.js'

export type Submission = {
  readonly token: Token
  readonly consultation: string
  readonly version: number
  /** Of the page from which it was submitted. */
  readonly language: Locale
  /** Number of the privacy notice that was shown. */
  readonly noticeVersion: number
  readonly answers: ResponseAnswers
  /** The Toronto day on which it was received. */
  readonly day: Day
}

/** Already: this token has submitted before, and what it submitted first is what counts. */
export type Submitted = { readonly kind: 'counted' } | Already
export type Already = { readonly kind: 'already'; readonly sameAnswers: boolean }

/** Counts a response once, however often it is sent. Whether it is still in time is for the caller to know. */
export async function submit(store: ResponseStore, submission: Submission): Promise<Submitted> {
  const row = rowOf(submission)
  const entry = await store.insert(row)
  return entry.kind === 'fresh' ? { kind: 'counted' } : alreadyWith(entry.answersMac, row.answersMac)
}

/** What `submit` would say of a replay, counting nothing; undefined when this token has not submitted. For after closing. */
export async function findSubmitted(store: ResponseStore, submission: Submission): Promise<Already | undefined> {
  const found = await store.findAnswersMac(spentKey(submission.token, submission.consultation))
  return found && alreadyWith(found, answersMacOf(submission, JSON.stringify(submission.answers)))
}

function alreadyWith(first: Buffer, again: Buffer): Already {
  return { kind: 'already', sameAnswers: timingSafeEqual(first, again) }
}

function rowOf(submission: Submission): SubmissionRow {
  const { token, consultation, version, language, noticeVersion, day } = submission
  const answers = JSON.stringify(submission.answers)
  return {
    key: spentKey(token, consultation),
    answersMac: answersMacOf(submission, answers),
    id: randomUUID(),
    consultation,
    version,
    language,
    noticeVersion,
    answers,
    receipt: receiptHash(receiptCode(token, consultation), consultation),
    day,
  }
}

/**
 * Over the very text that is stored: `responseAnswers` makes its members in the document's order, so equal answers to one
 * version are equal text. The language is no part of it: sent again from the other language they are the same answers.
 */
function answersMacOf({ token, consultation, version }: Submission, answers: string): Buffer {
  return hmac(macKey(token, consultation), Buffer.from(`${version} ${answers}`))
}
