/** Something that was done with the results of a consultation. Steps are only ever added. */
export type Step = {
  /** From 1, within its consultation. */
  readonly number: number
  readonly at: Date
  /** The id of a person. */
  readonly by: string
} & (
  | { readonly kind: 'saved' | 'withdrawn' }
  /** `of` is the number of the step that saved what was shared or published. */
  | { readonly kind: 'shared' | 'published'; readonly of: number }
)

/** The results of a consultation, as their steps make them. */
export type Results = {
  /** The last that was saved. */
  readonly draft?: Saved
  /** What the roundtable and the editors see before the public does. */
  readonly shared?: Shared
  /** What the public sees, oldest first: the last counts. */
  readonly editions: readonly Edition[]
}

export type Saved = Pick<Step, 'number' | 'at' | 'by'>
export type Shared = Saved & {
  readonly of: number
  /** Who saved it last. */
  readonly writtenBy: string
}
/** `number` counts editions. */
export type Edition = Saved & { readonly of: number }

export type Stage = 'preparing' | 'shared' | 'published'

export function resultsOf(steps: readonly Step[]): Results {
  return steps.reduce(after, { editions: [] })
}

function after(results: Results, step: Step): Results {
  const { number, at, by } = step
  switch (step.kind) {
    case 'saved':
      return { ...results, draft: { number, at, by } }
    case 'shared':
      return { ...results, shared: { number, at, by, of: step.of, writtenBy: results.draft?.by ?? by } }
    case 'withdrawn':
      return unshared(results)
    case 'published':
      return {
        ...unshared(results),
        editions: [...results.editions, { number: results.editions.length + 1, at, by, of: step.of }],
      }
  }
}

function unshared({ shared: _, ...results }: Results): Results {
  return results
}

/** Published until something is saved or shared that is not. */
export function stageOf({ draft, shared, editions }: Results): Stage {
  if (shared) return 'shared'
  return editions.length > 0 && editions.at(-1)?.of === draft?.number ? 'published' : 'preparing'
}
