import type { Plant } from './plant.js'
import { below, pick, type Random } from './random.js'

/** The text of a campaign, to the letter or lightly edited: a greeting, thanks, another word, or two of these. */
export function campaignText(random: Random, { campaign, edited }: Extract<Plant, { kind: 'campaign' }>): string {
  const { text, swap, greetings, thanks } = campaign
  if (!edited) return text
  const edits = 1 + below(random, 7)
  const swapped = edits & 1 ? text.replace(swap[0], swap[1]) : text
  const greeting = edits & 2 ? `${pick(random, greetings)} ` : ''
  return `${greeting}${swapped}${edits & 4 ? ` ${pick(random, thanks)}` : ''}`
}
