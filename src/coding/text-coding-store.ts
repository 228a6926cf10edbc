import type { Transaction } from '../database/connect.js'
import type { Act, Acting, TextName } from './act.js'
import { addAct, findActs, lockCoding } from './act-store.js'
import { type CodingAct, type CodingDeed, codingOf } from './coding.js'

/** Adds what one analyst found in texts to their own codes. */
export async function codeTexts(
  trx: Transaction,
  acting: Acting,
  coded: readonly (TextName & { readonly deed: CodingDeed })[],
): Promise<void> {
  await lockCoding(trx, acting.consultation)
  for (const { question, response, deed } of coded) {
    const text = { question, response, coder: acting.by }
    await addAct(trx, acting, { subject: 'text', ...text, deed })
    await saveCoding(trx, acting.consultation, text)
  }
}

/** Makes what stands of one analyst's codes of a text what their acts come to, under the lock. */
export async function saveCoding(
  trx: Transaction,
  consultation: string,
  text: TextName & { readonly coder: string },
): Promise<void> {
  const { question, response, coder } = text
  const acts = await findActs(trx, consultation, { subject: 'text', question, response, coder })
  const { themes, isWithoutTheme, quoted } = codingOf(acts.map(codingAct))
  await trx
    .deleteFrom('text_coding')
    .where('consultation', '=', consultation)
    .where('question', '=', question)
    .where('response', '=', response)
    .where('coder', '=', coder)
    .execute()
  if (themes.length === 0 && !isWithoutTheme && quoted === undefined) return
  await trx
    .insertInto('text_coding')
    .values({
      consultation,
      question,
      response,
      coder,
      themes,
      is_without_theme: isWithoutTheme,
      quoted: quoted ?? null,
    })
    .execute()
}

function codingAct({ number, undoes, deed }: Act): CodingAct {
  return { number, undoes, deed: deed as CodingDeed | undefined }
}
