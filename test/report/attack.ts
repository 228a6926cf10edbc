import { rankField } from '../../src/questionnaire/field-names.js'
import type { PublicTables } from '../../src/report/release.js'
import type { PublicRow } from '../../src/report/row-file.js'
import type { Subject, Trait } from '../../src/report/subject.js'

/** What is known of the sum of some unknown counts, each with a factor of 1 or −1. */
type Sum = { readonly terms: ReadonlyMap<number, number>; readonly from: number; readonly to: number }

/** A published count: people of these groups who gave one of these answers. */
export type Statement = {
  readonly subject: string
  readonly by: string
  readonly answers: readonly string[]
  readonly groups: readonly string[]
  readonly count: number
}

/** What everybody has: one release, and of which crowds its people are. Two releases of other people have other crowds. */
export type Published = {
  readonly crowds: readonly number[]
  readonly responses: number
  readonly questions: PublicTables['questions']
  readonly traits: PublicTables['traits']
  readonly statements: readonly Statement[]
}

/** What was found out: how many people of one group in one crowd gave one answer. */
export type Inference = {
  readonly crowd: number
  readonly answer: string
  readonly group: string
  readonly from: number
  readonly to: number
}

/** The release as its readers have it, with the counts that they can make from the rows of the public file. */
export function publishedOf(
  tables: PublicTables,
  crowds: readonly number[],
  file?: { readonly by: string; readonly rows: readonly PublicRow[] },
): Published {
  const statements = tables.tables.flatMap(({ subject, by, columns, rows }) =>
    rows.flatMap(({ answers, counts }) =>
      counts.map((count, column) => ({ subject, by, answers, groups: columns[column]!.groups, count })),
    ),
  )
  const { responses, questions, traits } = tables
  return { crowds, responses, questions, traits, statements: [...statements, ...(file ? countedRows(file) : [])] }
}

function countedRows({ by, rows }: { readonly by: string; readonly rows: readonly PublicRow[] }): readonly Statement[] {
  const counts = new Map<string, Statement>()
  for (const { groups = [], answers } of rows) {
    for (const [subject, given] of Object.entries(answers)) {
      for (const answer of given.filter((each) => each !== '.others')) {
        const key = `${subject} ${answer} ${groups.join('+')}`
        const { count } = counts.get(key) ?? { count: 0 }
        counts.set(key, { subject, by, answers: [answer], groups, count: count + 1 })
      }
    }
  }
  return [...counts.values()]
}

/**
 * All that can be inferred of the counts of one subject by one trait from these releases: linear algebra over every
 * equation that they give, then bounds passed on along every equation until none gets narrower. Counts are not negative;
 * of a subject that is not parted, nobody chooses an option twice, and whoever chose none skipped it.
 */
export function attack(published: readonly Published[], subject: Subject, trait: Trait): readonly Inference[] {
  const answers = subject.isParted ? subject.answers : [...subject.answers, '.skipped']
  const crowds = [...new Set(published.flatMap((release) => release.crowds))]
  const number = (crowd: number, answer: number, group: number) =>
    (crowds.indexOf(crowd) * answers.length + answer) * trait.groups.length + group
  const cells = (release: Published, of: readonly string[], groups: readonly string[]) =>
    new Map(
      release.crowds.flatMap((crowd) =>
        of.flatMap((answer) =>
          groups.map((group) => [number(crowd, answers.indexOf(answer), trait.groups.indexOf(group)), 1] as const),
        ),
      ),
    )
  const sums = published.flatMap((release): readonly Sum[] => {
    const totals = totalsOf(release, subject)
    const parts = release.traits.find(({ question }) => question === trait.id)?.parts ?? []
    const counted = [...parts, { groups: trait.groups, count: release.responses }]
    return [
      ...answers.map((answer) => exactly(cells(release, [answer], trait.groups), totals.get(answer) ?? 0)),
      ...release.statements
        .filter(({ subject: of, by }) => of === subject.id && by === trait.id)
        .map((each) => exactly(cells(release, each.answers, each.groups), each.count)),
      ...counted.flatMap(({ groups, count }) =>
        subject.isParted
          ? [exactly(cells(release, answers, groups), count)]
          : [
              { terms: cells(release, answers, groups), from: count, to: Infinity },
              ...subject.answers.map((answer) => ({
                terms: cells(release, [answer, '.skipped'], groups),
                from: 0,
                to: count,
              })),
            ],
      ),
    ]
  })
  const size = crowds.length * answers.length * trait.groups.length
  const bounds = propagated(size, [...sums, ...eliminated(sums, size)])
  return crowds.flatMap((crowd) =>
    answers.flatMap((answer, row) =>
      trait.groups.map((group, column) => ({ crowd, answer, group, ...bounds[number(crowd, row, column)]! })),
    ),
  )
}

/** How often each answer was given, by the table of the question alone. */
function totalsOf({ questions }: Pick<Published, 'questions'>, subject: Subject): ReadonlyMap<string, number> {
  const { tally } = questions.find(({ question }) => question === subject.id)!
  const totals = subject.answers.map(
    (answer) => [answer, tally.counts.get(answer) ?? tally.counts.get(rankField(answer, 1)) ?? 0] as const,
  )
  return new Map([...totals, ['.skipped', tally.skipped]])
}

function exactly(terms: ReadonlyMap<number, number>, count: number): Sum {
  return { terms, from: count, to: count }
}

/** The equations in reduced form: what is determined stands alone in one. The factors stay whole. */
function eliminated(sums: readonly Sum[], size: number): readonly Sum[] {
  const rows = sums
    .filter(({ from, to }) => from === to)
    .map(({ terms, from }) => [...Array.from({ length: size }, (_, index) => terms.get(index) ?? 0), from])
  let done = 0
  for (let column = 0; column < size && done < rows.length; column += 1) {
    const found = rows.findIndex((row, index) => index >= done && Math.abs(row[column]!) > 1e-9)
    if (found < 0) continue
    const pivot = rows[found]!.map((value) => value / rows[found]![column]!)
    rows[found] = rows[done]!
    for (const [index, row] of rows.entries()) {
      const factor = row[column]!
      if (index !== done && Math.abs(factor) > 1e-9) rows[index] = row.map((value, at) => value - factor * pivot[at]!)
    }
    rows[done] = pivot
    done += 1
  }
  return rows.slice(0, done).map((row) => {
    const terms = row
      .slice(0, size)
      .flatMap((value, at) => (Math.abs(value) > 1e-9 ? [[at, Math.round(value)] as const] : []))
    return exactly(new Map(terms), Math.round(row[size]!))
  })
}

type Bounds = { from: number; to: number }

function propagated(size: number, sums: readonly Sum[]): readonly Bounds[] {
  const bounds = Array.from({ length: size }, (): Bounds => ({ from: 0, to: Infinity }))
  for (let isNarrower = true; isNarrower;) {
    isNarrower = false
    for (const sum of sums) if (narrow(bounds, sum)) isNarrower = true
  }
  return bounds
}

function narrow(bounds: readonly Bounds[], { terms, from, to }: Sum): boolean {
  const ends = [...terms].map(([at, factor]) => {
    const { from: low, to: high } = bounds[at]!
    return { at, factor, low: factor > 0 ? low : -high, high: factor > 0 ? high : -low }
  })
  let isNarrower = false
  for (const [index, { at, factor, low, high }] of ends.entries()) {
    let [lows, highs] = [0, 0]
    for (const [other, end] of ends.entries()) {
      if (other === index) continue
      lows += end.low
      highs += end.high
    }
    const [least, most] = [Math.max(low, from - highs), Math.min(high, to - lows)]
    if (least <= low && most >= high) continue
    const narrowed = factor > 0 ? { from: least, to: most } : { from: -most, to: -least }
    // Else it would narrow for ever, and attack what nobody published.
    if (narrowed.from > narrowed.to) throw new Error('what is published contradicts itself')
    Object.assign(bounds[at]!, narrowed)
    isNarrower = true
  }
  return isNarrower
}
