import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'

/** One page of a list, from 1 to the last, and which of what was found stand on it. */
export type ListPage = {
  readonly number: number
  readonly last: number
  readonly stretch: { readonly offset: number; readonly limit: number }
}

/** The page that the address asks for; the last where it asks for one beyond it. */
export function pageIn(
  { request }: Pick<StaffCall, 'request'>,
  { found, perPage }: { readonly found: number; readonly perPage: number },
): ListPage {
  const last = Math.max(1, Math.ceil(found / perPage))
  const { page } = request.query as { page?: unknown }
  const asked = typeof page === 'string' && /^\d{1,6}$/.test(page) ? Number(page) : 1
  const number = Math.min(Math.max(1, asked), last)
  return { number, last, stretch: { offset: (number - 1) * perPage, limit: perPage } }
}

type Listed = { readonly base: string; readonly query?: { readonly [name: string]: string } }

/** For `components/paging`. */
export function pagingView({ locale }: StaffCall, { number, last }: ListPage, { base, query = {} }: Listed) {
  const at = (page: number) => {
    const asked = Object.entries({ ...query, page: String(page) }).filter(([, value]) => value !== '')
    return `${base}?${new URLSearchParams(asked).toString()}`
  }
  return {
    paging: {
      number: countOf(number, locale).number,
      last: countOf(last, locale).number,
      ...(number > 1 && { before: at(number - 1) }),
      ...(number < last && { after: at(number + 1) }),
    },
  }
}
