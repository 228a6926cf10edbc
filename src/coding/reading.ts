import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database/connect.js'
import type { TextPlace } from './act.js'
import { grouping } from './campaign.js'
import { type Findings, findTextsAfter, putFindings } from './finding-store.js'
import { type FlagKind, flagKindsIn } from './flags.js'

export type ReadingOf = { readonly consultation: string; readonly by: string; readonly at: Date }

/**
 * Reads every text of a consultation for what may say who somebody is and for texts that are alike, and keeps what it found.
 * It gives way after every few texts, so that respondents are answered meanwhile. `analyst` reads; `app` keeps.
 */
export async function readTexts(
  { analyst, app }: { readonly analyst: Database; readonly app: Database },
  of: ReadingOf,
): Promise<void> {
  const flags: (TextPlace & { kinds: readonly FlagKind[] })[] = []
  const texts: (readonly [TextPlace, string])[] = []
  let after: TextPlace | undefined
  for (;;) {
    const found = await findTextsAfter(analyst, of.consultation, { after, limit: atOnce })
    for (const { text, ...place } of found) {
      const kinds = flagKindsIn(text)
      if (kinds.length > 0) flags.push({ ...place, kinds })
      texts.push([place, text])
    }
    if (found.length < atOnce) break
    after = texts.at(-1)![0]
    await setImmediate()
  }
  const groups = await givingWay(texts)
  await putFindings(app, of, { texts: texts.length, flags, groups })
}

const atOnce = 500

async function givingWay(texts: readonly (readonly [TextPlace, string])[]): Promise<Findings['groups']> {
  const steps = grouping(texts)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.map(({ members }) => members.map(({ key, identical }) => ({ ...key, identical })))
    await setImmediate()
  }
}
