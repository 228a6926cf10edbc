import type { Database, Transaction } from '../database/connect.js'
import type { Act, Acting } from './act.js'
import { addAct, findActs, lockCoding } from './act-store.js'
import {
  type Frame,
  type FrameAct,
  type FrameDeed,
  type FrameFault,
  frameOf,
  nextTheme,
  perform,
  placeOf,
} from './frame.js'

type Adding = Extract<FrameDeed, { kind: 'theme-added' }>

/** What is asked of the frame. A new theme gets its id here. */
export type FrameWish =
  | { readonly deed: Omit<Adding, 'theme'> }
  | {
      readonly deed: Exclude<FrameDeed, Adding>
      /** The act that changed the theme last, as whoever asks has seen it. */
      readonly seen: number
    }

export type FrameDone =
  | { readonly kind: 'done'; readonly theme: string }
  | { readonly kind: 'refused'; readonly fault: FrameFault }
  /** Someone else changed this theme meanwhile. */
  | { readonly kind: 'moved-on' }

/** The code frame with everything that leads to it. */
export async function findFrame(db: Database, consultation: string): Promise<Frame> {
  return frameOf((await findActs(db, consultation, { subject: 'frame' })).map(frameAct))
}

/** Does one thing to the frame, unless it does not fit what stands by then. */
export async function changeFrame(trx: Transaction, acting: Acting, wish: FrameWish): Promise<FrameDone> {
  await lockCoding(trx, acting.consultation)
  const acts = (await findActs(trx, acting.consultation, { subject: 'frame' })).map(frameAct)
  const frame = frameOf(acts)
  if ('seen' in wish && frame.get(wish.deed.theme)?.changed !== wish.seen) return { kind: 'moved-on' }
  const deed: FrameDeed = 'seen' in wish ? wish.deed : { ...wish.deed, theme: nextTheme(acts) }
  const performed = perform(frame, deed, Number.MAX_SAFE_INTEGER)
  if (performed.kind === 'refused') return performed
  await addAct(trx, acting, { subject: 'frame', deed })
  await saveFrame(trx, acting.consultation, performed.frame)
  return { kind: 'done', theme: deed.theme }
}

/** Makes the themes that stand those of this frame, under the lock. */
export async function saveFrame(trx: Transaction, consultation: string, frame: Frame): Promise<void> {
  await trx.deleteFrom('theme').where('consultation', '=', consultation).execute()
  const rows = [...frame.values()].map((theme) => ({
    consultation,
    id: theme.id,
    parent: theme.parent,
    place: placeOf(theme.id),
    label: JSON.stringify(theme.label),
    description: JSON.stringify(theme.description),
    is_retired: theme.isRetired,
    stands_for: theme.standsFor,
  }))
  if (rows.length > 0) await trx.insertInto('theme').values(rows).execute()
}

export function frameAct({ number, undoes, deed }: Act): FrameAct {
  return { number, undoes, deed: deed as FrameDeed | undefined }
}
