import type { Change } from './change.js'

/** The changes that undo these, whenever `apply` let these through. */
export function invert(changes: readonly Change[]): readonly Change[] {
  return changes.map(inverse).toReversed()
}

function inverse(change: Change): Change {
  switch (change.kind) {
    case 'set': {
      const { from, to, ...fact } = change
      return { ...fact, ...(to === undefined ? {} : { from: to }), ...(from === undefined ? {} : { to: from }) }
    }
    case 'insert':
      return { ...change, kind: 'remove' }
    case 'remove':
      return { ...change, kind: 'insert' }
    case 'move':
      return { ...change, from: change.to, to: change.from }
  }
}
