import type { FastifyReply, FastifyRequest } from 'fastify'
import { encode, sendEncoded } from './encoded.js'
import type { House } from './house.js'
import { htmlType } from './rendering.js'
import { todayAt } from './today.js'

export type PageToKeep = {
  /** As we write it: an address as requested can be written in endless ways, and each would be kept. */
  readonly address: string
  /** What the page says may change with more than the day and the catalogue: another edition takes the place of the one kept. */
  readonly edition?: string
  render(): Promise<string>
}

/** Pages by address, rendered and compressed once, and forgotten together when the day or the catalogue changes. */
export function keepPages({ catalogue, now }: Pick<House, 'catalogue' | 'now'>) {
  const pages = new Map<string, { readonly edition: string; readonly encoded: ReturnType<typeof encode> }>()
  let day = ''
  catalogue.onChange(() => pages.clear())
  return async (request: FastifyRequest, reply: FastifyReply, { address, edition = '', render }: PageToKeep) => {
    const today = todayAt(now())
    if (today !== day) pages.clear()
    day = today
    const known = pages.get(address)
    const page = known?.edition === edition ? known : keep(address, edition, render)
    void reply.header('cache-control', 'no-cache')
    return sendEncoded(request, reply, await page.encoded)
  }

  function keep(address: string, edition: string, render: PageToKeep['render']) {
    const page = { edition, encoded: render().then((html) => encode(Buffer.from(html), htmlType)) }
    pages.set(address, page)
    // What could not be rendered is tried again by the next request.
    page.encoded.catch(() => pages.delete(address))
    return page
  }
}
