import { normal, type Random, randomOf } from './random.js'

/** What someone is like, as far as their answers tell: two leanings around 0, and how readily they answer, from 0 to 1. */
export type Inclination = { readonly care: number; readonly trust: number; readonly zeal: number }

export function inclinationOf(random: Random): Inclination {
  return { care: normal(random), trust: normal(random), zeal: random() }
}

/** How liked something is by everybody, around 0, and how much more by those who lean each way. */
export type Appeal = { readonly liked: number; readonly care: number; readonly trust: number }

/** The appeal of whatever has this name: the same for everybody who is asked, whatever their language. */
export function appealOf(...name: readonly (string | number)[]): Appeal {
  const random = randomOf('appeal', ...name)
  return { liked: normal(random), care: normal(random), trust: normal(random) }
}

/** How much something draws this person, around 0, beside how liked it is. */
export function pull({ care, trust }: Inclination, appeal: Appeal): number {
  return (care * appeal.care + trust * appeal.trust) / 2
}
