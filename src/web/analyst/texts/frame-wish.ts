import type { FrameWish } from '../../../coding/revise-frame.js'
import { postedField } from '../../posted-field.js'
import { postedTwins } from '../../staff/posted-text.js'

/** What a form asks of the frame; nothing where its button asks nothing that we know. */
export function wishIn(body: unknown, go: string): FrameWish | undefined {
  const theme = postedField(body, 'theme')
  const parent = postedField(body, 'parent')
  const below = parent === '' ? {} : { parent }
  switch (go) {
    case 'add':
      return { kind: 'add', ...wordsIn(body, 'new-'), ...below }
    case 'rename':
      return { kind: 'rename', theme, ...wordsIn(body, `${theme}-`) }
    case 'move':
      return { kind: 'move', theme, ...below }
    case 'merge':
      return { kind: 'merge', theme, into: postedField(body, 'into') }
    case 'retire':
    case 'reinstate':
      return { kind: go, theme }
  }
  return undefined
}

function wordsIn(body: unknown, prefix: string) {
  return { label: postedTwins(body, `${prefix}label`), description: postedTwins(body, `${prefix}description`) }
}

/** Before the names of the fields that a wish was typed into. */
export function prefixOf(wish: FrameWish): string {
  return wish.kind === 'add' ? 'new-' : `${wish.theme}-`
}
