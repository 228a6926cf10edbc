import { serveProgram } from './child.js'
import { questionnaire, slug } from './form.js'
import { type Measurement, median } from './measurement.js'
import type { Site } from './site.js'

const weightLimit = 20_480
const mostRequests = 3
const fontLimit = 76_800
const pages = ['/', `/en/consultations/${slug}`, `${questionnaire}/1`, `/fr/consultations`]

type Weight = { readonly page: string; readonly bytes: number; readonly requests: number; readonly fontBytes: number }

export async function measureFirstVisit({ program }: Site): Promise<Measurement> {
  const weights = await Promise.all(pages.map((page) => weigh(`http://127.0.0.1:${program.port}`, page)))
  const heaviest = weights.toSorted((a, b) => b.bytes - a.bytes)[0]!
  const requests = Math.max(...weights.map((weight) => weight.requests))
  const fonts = Math.max(...weights.map(({ fontBytes }) => fontBytes))
  const failed =
    requests > mostRequests ? `${requests} requests` : fonts > fontLimit ? `${fonts} bytes of fonts` : undefined
  return {
    name: 'first-visit',
    what: `HTML and CSS, compressed, of the heaviest of ${pages.length} first pages`,
    against: `${weightLimit} bytes over it; ${mostRequests} requests and ${fontLimit} bytes of fonts at most`,
    goal: 1,
    ratios: [weightLimit / heaviest.bytes],
    note: `${heaviest.bytes} bytes (${heaviest.page}), ${requests} requests, ${fonts} bytes of fonts`,
    ...(failed === undefined ? {} : { failed }),
  }
}

/** As a browser fetches a page it has never seen: what it names and what its style sheets name. */
async function weigh(origin: string, page: string): Promise<Weight> {
  const html = await fetched(origin, page)
  const named = [...html.text.matchAll(/<(?:link|img)\b[^>]*\b(?:href|src)="(\/[^"]+)"[^>]*>/g)]
  // The icon is for the tab, not for the page.
  const loaded = named.filter(([tag]) => /rel="stylesheet"|<img/.test(tag)).map(([, href]) => href!)
  const files = await Promise.all([...new Set(loaded)].map((href) => fetched(origin, href)))
  const styles = files.filter(({ type }) => type.startsWith('text/css'))
  const fonts = new Set(
    styles.flatMap((style) => [...style.text.matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, url]) => url!)),
  )
  const fontFiles = await Promise.all([...fonts].map((href) => fetched(origin, href)))
  return {
    page,
    bytes: sum([html, ...styles]),
    requests: 1 + files.length,
    fontBytes: sum(fontFiles),
  }
}

type Fetched = { readonly type: string; readonly text: string; readonly bytes: number }

/** The length is that of what travelled, compressed. */
async function fetched(origin: string, path: string): Promise<Fetched> {
  const response = await fetch(origin + path, { headers: { 'accept-encoding': 'br' } })
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  const bytes = Number(response.headers.get('content-length'))
  return { type: response.headers.get('content-type') ?? '', text: await response.text(), bytes }
}

function sum(files: readonly Fetched[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0)
}

const startLimit = 3000

/** The whole program, its database included: for the time of this measurement nothing else may use the data folder. */
export async function measureStart(dataDir: string, rounds: number): Promise<Measurement> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const program = await serveProgram(dataDir)
    const page = await fetch(`http://127.0.0.1:${program.port}${questionnaire}/1`)
    await page.arrayBuffer()
    times.push(performance.now() - start)
    await program.stop()
  }
  return {
    name: 'start',
    what: 'from nothing to the first page, the data folder ready, the database stopped',
    against: `${startLimit} ms over it`,
    goal: 1,
    ratios: times.map((time) => startLimit / time),
    note: `${Math.round(median(times))} ms`,
  }
}
