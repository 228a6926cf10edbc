/** What is measured, as many times as there were rounds. At or above its goal, a ratio is met, whatever it compares. */
export type Measurement = {
  readonly name: string
  readonly what: string
  readonly against: string
  readonly goal: number
  /** One a round; none where there was nothing to measure against. */
  readonly ratios: readonly number[]
  readonly note: string
  /** Of what must hold besides the ratio. */
  readonly failed?: string
}

export type Row = {
  readonly name: string
  readonly ratio: number | null
  readonly min: number | null
  readonly max: number | null
  readonly goal: number
  readonly met: boolean
  readonly what: string
  readonly against: string
  readonly note: string
}

export function rowOf({ name, what, against, goal, ratios, note, failed }: Measurement): Row {
  const ratio = ratios.length === 0 ? null : rounded(median(ratios))
  const met = ratio !== null && ratio >= goal && failed === undefined
  return {
    name,
    ratio,
    min: ratio === null ? null : rounded(Math.min(...ratios)),
    max: ratio === null ? null : rounded(Math.max(...ratios)),
    goal,
    met,
    what,
    against,
    note: failed === undefined ? note : `${failed}; ${note}`,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export type Rounds = {
  readonly ratios: readonly number[]
  readonly ours: number
  readonly theirs: number
}

/**
 * Measures two things in turn, so that whatever else the machine does meanwhile falls on both; each round begins with the
 * other one. The first round only warms up.
 */
export async function sideBySide(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<Rounds> {
  const pairs: (readonly [number, number])[] = []
  for (let round = 0; round <= rounds; round++) {
    const first = round % 2 === 0 ? await ours() : await theirs()
    const second = round % 2 === 0 ? await theirs() : await ours()
    pairs.push(round % 2 === 0 ? [first, second] : [second, first])
  }
  pairs.shift()
  return {
    ratios: pairs.map(([our, their]) => our / their),
    ours: median(pairs.map(([our]) => our)),
    theirs: median(pairs.map(([, their]) => their)),
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
