import { type Answers, type ButtonName, fieldsOf, press } from './html-form.js'
import { attribute, elementsOf, textOf } from './html-document.js'

/** A page as someone sees it who has no script, no picture and no style. */
export type HtmlPage = {
  readonly status: number
  /** Path and query, after every redirect. */
  readonly address: string
  readonly headers: Headers
  readonly html: string
  readonly title: string
  /** All its words, white space folded. */
  readonly text: string
  /** What its fields hold, by name. */
  readonly fields: { readonly [name: string]: readonly string[] }
  readonly links: readonly { readonly text: string; readonly href: string }[]
  /** Follows the first link that reads so. */
  follow(text: string): Promise<HtmlPage>
  /** Fills in and presses a button: by its words, or by the name and value that it sends. */
  press(button: ButtonName, answers?: Answers): Promise<HtmlPage>
  /** Fills in and presses Enter. */
  enter(answers: Answers): Promise<HtmlPage>
}

/** Someone's browser: it keeps cookies and follows redirects within its site. */
export type HtmlClient = {
  visit(address: string): Promise<HtmlPage>
  /** Those it holds now; clearing them is what closing the browser does. */
  readonly cookies: Map<string, string>
}

type Options = { readonly headers?: Readonly<Record<string, string>>; readonly acceptsCookies?: boolean }
type Request = { readonly method: 'GET' | 'POST'; readonly url: URL; readonly body?: string; readonly from?: HtmlPage }

export function openHtmlClient(origin: string, { headers = {}, acceptsCookies = true }: Options = {}): HtmlClient {
  const cookies = new Map<string, string>()

  async function ask(request: Request, redirects = 0): Promise<HtmlPage> {
    const { method, url, body } = request
    const response = await fetch(url, {
      method,
      headers: { ...headersOf(request), ...cookieHeader(), ...headers },
      redirect: 'manual',
      ...(body !== undefined && { body }),
    })
    if (acceptsCookies) for (const line of response.headers.getSetCookie()) keepCookie(line)
    const next = redirectOf(response, request)
    if (next?.url.origin !== url.origin) return pageOf(response, url, await response.text())
    await response.arrayBuffer()
    if (redirects === 20) throw new Error(`Redirected without end: ${url.href}`)
    return ask(next, redirects + 1)
  }

  function cookieHeader(): Readonly<Record<string, string>> {
    return cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }
  }

  function keepCookie(line: string): void {
    const [, name, value, rest] = /^([^=;]+)=([^;]*)(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`Not a cookie: ${line}`)
    const ended =
      /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(rest!) ||
      Date.parse(/;\s*expires=([^;]+)/i.exec(rest!)?.[1] ?? '') < Date.now()
    if (ended) cookies.delete(name)
    else cookies.set(name, value)
  }

  function pageOf(response: Response, url: URL, html: string): HtmlPage {
    const elements = elementsOf(html)
    const named = (tag: string) => elements.filter(({ tagName }) => tagName === tag)
    const links = named('a').map((link) => ({ text: textOf(link), href: attribute(link, 'href') ?? '' }))
    const send = (button: ButtonName | undefined, answers: Answers) => {
      const { method, action, body } = press(html, button, answers)
      const target = new URL(action || url.href, url)
      if (method === 'POST') return ask({ method, url: target, body, from: page })
      target.search = body
      return ask({ method, url: target, from: page })
    }
    const page: HtmlPage = {
      status: response.status,
      address: url.pathname + url.search,
      headers: response.headers,
      html,
      title: named('title').map(textOf).join(''),
      text: named('body').map(textOf).join(''),
      fields: fieldsOf(html),
      links,
      async follow(text) {
        const link = links.find((each) => each.text === text)
        if (!link) throw new Error(`No link “${text}”; there are: ${links.map((each) => each.text).join(', ')}`)
        return ask({ method: 'GET', url: new URL(link.href, url), from: page })
      },
      press: async (button, answers = {}) => send(button, answers),
      enter: async (answers) => send(undefined, answers),
    }
    return page
  }

  return { visit: (address) => ask({ method: 'GET', url: new URL(address, origin) }), cookies }
}

/** What a browser says of a request. A page that names no referrer has no origin either when it posts. */
function headersOf({ method, url, from }: Request): Record<string, string> {
  const site = { 'sec-fetch-site': from ? 'same-origin' : 'none', 'sec-fetch-dest': 'document' }
  if (method === 'GET') return { ...site, accept: 'text/html' }
  const origin = from?.headers.get('referrer-policy') === 'no-referrer' ? 'null' : url.origin
  return { ...site, accept: 'text/html', origin, 'content-type': 'application/x-www-form-urlencoded' }
}

/** Only 307 and 308 carry a post on. */
function redirectOf(response: Response, { method, url, body, from }: Request): Request | undefined {
  const location = response.headers.get('location')
  if (location === null || response.status < 300 || response.status >= 400) return undefined
  const origin = from && { from }
  const kept = [307, 308].includes(response.status)
    ? { method, ...(body !== undefined && { body }) }
    : { method: 'GET' as const }
  return { ...kept, url: new URL(location, url), ...origin }
}
