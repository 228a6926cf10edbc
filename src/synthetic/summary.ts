import type { Day } from '../consultation/consultation.js'
import type { PersonalSort, Plant } from './plant.js'
import type { SyntheticResponse } from './series.js'

type Counts = { readonly [name: string]: number }

/** How many responses were made, and what they were planted with: what analysis should find again. */
export type Summary = {
  readonly responses: number
  readonly languages: Counts
  readonly versions: Counts
  readonly days: { readonly [day: Day]: number }
  readonly campaigns: { readonly [id: string]: { readonly identical: number; readonly edited: number } }
  readonly personal: { readonly [S in PersonalSort]?: number }
  readonly straightLines: number
}

export const emptySummary: Summary = {
  responses: 0,
  languages: {},
  versions: {},
  days: {},
  campaigns: {},
  personal: {},
  straightLines: 0,
}

export function summaryOf(responses: readonly SyntheticResponse[], before: Summary = emptySummary): Summary {
  const plants = responses.flatMap(({ plant }) => (plant ? [plant] : []))
  return {
    responses: before.responses + responses.length,
    languages: counted(
      responses.map(({ language }) => language),
      before.languages,
    ),
    versions: counted(
      responses.map(({ version }) => String(version)),
      before.versions,
    ),
    days: counted(
      responses.map(({ day }) => day),
      before.days,
    ),
    campaigns: plants.reduce(withCampaign, before.campaigns),
    personal: counted(
      plants.flatMap((plant) => (plant.kind === 'personal' ? plant.sort : [])),
      before.personal,
    ),
    straightLines: before.straightLines + plants.filter(({ kind }) => kind === 'straight-line').length,
  }
}

function counted(names: readonly string[], before: Counts): Counts {
  const counts = { ...before }
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function withCampaign(campaigns: Summary['campaigns'], plant: Plant): Summary['campaigns'] {
  if (plant.kind !== 'campaign') return campaigns
  const { id } = plant.campaign
  const { identical, edited } = campaigns[id] ?? { identical: 0, edited: 0 }
  const counts = plant.edited ? { identical, edited: edited + 1 } : { identical: identical + 1, edited }
  return { ...campaigns, [id]: counts }
}
