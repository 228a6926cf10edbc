import type { QuotingAct } from '../coding/quoting-store.js'
import type { Heard, Quote } from './heard.js'

/** Quotes that nobody may read any more, by the very objects of what was heard, each with when that began. */
export type WithdrawnQuotes = ReadonlyMap<Quote, Date>

/**
 * A quote stands until the next act on its text: whether words were hidden or the approval was taken back, what was quoted
 * is no longer what may be. It does not come back by itself: another edition takes it over anew. `acts` are all of the
 * consultation, the first first.
 */
export function withdrawnQuotes({ themes }: Heard, acts: readonly QuotingAct[]): WithdrawnQuotes {
  const quotes = themes.flatMap((theme) => theme.quotes)
  return new Map(
    quotes.flatMap((quote) => {
      const act = acts.find((each) => endsQuote(quote, each))
      return act ? [[quote, act.at] as const] : []
    }),
  )
}

function endsQuote({ from }: Quote, { question, response, number }: QuotingAct): boolean {
  return from !== undefined && from.question === question && from.response === response && number > from.act
}
