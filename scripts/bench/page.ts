import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import type { Unfinished } from '../../src/response/unfinished.js'
import { savedPages } from '../../src/web/public/respond/posted-form.js'
import { type Served, serveAnchor, serveVariant, stopping } from './child.js'
import { fields, getRequest, postRequest, questionnaire } from './form.js'
import { type Measurement, median, type Rounds, sideBySide } from './measurement.js'
import { loadedWith, type Site } from './site.js'
import { bodyLength } from './wire.js'

const clients = 32

type Case = { readonly name: string; readonly request: string; readonly status: number }

/** As nearly every browser asks for it, and as one does that cannot decompress. */
const blankCases: readonly Case[] = [
  { name: 'br', request: getRequest(`${questionnaire}/2`, 'Accept-Encoding: gzip, deflate, br\r\n'), status: 200 },
  { name: 'identity', request: getRequest(`${questionnaire}/2`), status: 200 },
]

export async function measureBlankPage(site: Site): Promise<Measurement> {
  return {
    name: 'blank-page',
    what: 'a questionnaire page without answers, 32 clients; the slower of compressed and not',
    against: 'Fastify sending a Buffer of the same size',
    goal: 0.9,
    ...slowest(await measureCases(site, site.program, blankCases, 'buffer')),
  }
}

/** More choices than allowed, and words too many, on page 3. */
const faulty = new URLSearchParams([
  ['version', '1'],
  ['locale', 'en'],
  ['n1__funding', 'useful'],
  ['n1__training', 'useful'],
  ['n3__1', 'dialogue'],
  ['n3__2', 'dialogue'],
  ['n3__3', 'mentoring'],
  ['go', 'next'],
])

/** Always the same: its answers are in memory. */
const token = '1'.repeat(26)
const withToken = `Cookie: unfinished-crv=${token}\r\n`

const filledCases: readonly Case[] = [
  { name: 'answers', request: getRequest(`${questionnaire}/2`, withToken), status: 200 },
  { name: 'faults', request: postRequest(`${questionnaire}/3`, faulty, withToken), status: 422 },
  { name: 'review', request: getRequest(`${questionnaire}/review`, withToken), status: 200 },
]

export async function measureFilledPage(site: Site): Promise<Measurement> {
  const given = JSON.stringify({ consultation: 'crv', token, unfinished: unfinished() })
  const inMemory = await serveVariant('memory', site.dataDir, given)
  const measured = await stopping(inMemory, () => measureCases(site, inMemory, filledCases, 'string'))
  return {
    name: 'filled-page',
    what: 'a page rendered for one respondent, the database apart, 32 clients; the slowest of answers, faults and review',
    against: 'Fastify sending a string of the same size',
    goal: 0.3,
    ...slowest(measured),
  }
}

/** The answers of the submission, page by page, as the program keeps them. */
function unfinished(): Unfinished {
  const document = readFileSync(join(import.meta.dirname, '../../questionnaires/crv/questionnaire.json'), 'utf8')
  const names = new Set(fields.map(([name]) => name))
  const valuesOf = (wanted: string) => fields.filter(([name]) => name === wanted).map(([, value]) => value)
  const posted = new Map([...names].map((name) => [name, valuesOf(name)]))
  return { version: 1, at: 'knowledge', pages: savedPages(JSON.parse(document) as Questionnaire, posted, 'en') }
}

type Measured = Rounds & { readonly name: string; readonly length: number }

async function measureCases(
  site: Site,
  served: Served,
  cases: readonly Case[],
  kind: 'buffer' | 'string',
): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const each of cases) {
    const length = await bodyLength(served.port, each.request)
    const anchor = await serveAnchor(kind, length)
    const ours = () => loadedWith(site, served, { clients, ...each })
    const theirs = () => loadedWith(site, anchor, { clients, request: getRequest('/'), status: 200 })
    const rounds = await stopping(anchor, () => sideBySide(site.rounds, ours, theirs))
    measured.push({ ...rounds, name: each.name, length })
  }
  return measured
}

function slowest(measured: readonly Measured[]): Pick<Measurement, 'ratios' | 'note'> {
  const [first] = measured.toSorted((a, b) => median(a.ratios) - median(b.ratios))
  const notes = measured.map(({ name, length, ratios, ours, theirs }) => {
    const ratio = median(ratios).toFixed(2)
    return `${name} ${ratio} (${length} bytes, ${Math.round(ours)} against ${Math.round(theirs)} a second)`
  })
  return { ratios: first!.ratios, note: notes.join(', ') }
}
