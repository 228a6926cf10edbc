import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FrameAct, type FrameDeed, frameOf, nextTheme, perform, undoFault } from '../../src/coding/frame.js'

const both = (label: string) => ({ en: label, fr: `${label} (fr)` })
const add = (theme: string, parent: string | null = null): FrameDeed => ({
  kind: 'theme-added',
  theme,
  parent,
  label: both(`Theme ${theme}`),
  description: both('About it'),
})
const acts = (...deeds: readonly (FrameDeed | number)[]): readonly FrameAct[] =>
  deeds.map((deed, index) =>
    typeof deed === 'number' ? { number: index + 1, undoes: deed } : { number: index + 1, deed },
  )
const ids = (given: readonly FrameAct[]) =>
  [...frameOf(given).values()].map(({ id, standsFor }) => `${id}>${standsFor}`)

describe('a code frame', () => {
  test('has themes and their parts, and no part of a part', () => {
    const frame = frameOf(acts(add('t1'), add('t2', 't1')))
    expect(frame.get('t2')?.parent).toBe('t1')
    expect(perform(frame, add('t3', 't2'), 3)).toEqual({ kind: 'refused', fault: 'too-deep' })
    expect(perform(frame, { kind: 'theme-moved', theme: 't1', parent: null }, 3)).toMatchObject({
      fault: 'changes-nothing',
    })
    const two = frameOf(acts(add('t1'), add('t2', 't1'), add('t3')))
    expect(perform(two, { kind: 'theme-moved', theme: 't1', parent: 't3' }, 4)).toMatchObject({ fault: 'has-parts' })
    expect(perform(two, { kind: 'theme-moved', theme: 't3', parent: 't3' }, 4)).toMatchObject({ fault: 'into-itself' })
  })

  test('has no two themes of one name, in either language', () => {
    const frame = frameOf(acts(add('t1')))
    const label = { en: 'Another', fr: 'THEME T1 (FR)' }
    expect(perform(frame, { kind: 'theme-added', theme: 't2', parent: null, label, description: label }, 2)).toEqual({
      kind: 'refused',
      fault: 'label-taken',
    })
  })

  test('a theme that was merged stands for the other, and so does what was merged into it before', () => {
    const merged = acts(add('t1'), add('t2'), add('t3'), merge('t1', 't2'), merge('t2', 't3'))
    expect(ids(merged)).toEqual(['t1>t3', 't2>t3', 't3>t3'])
    expect(ids([...merged, { number: 6, undoes: 5 }])).toEqual(['t1>t2', 't2>t2', 't3>t3'])
  })

  test('an id is never given twice, though its theme was undone', () => {
    expect(nextTheme(acts(add('t1'), 1))).toBe('t2')
  })
})

const merge = (theme: string, into: string): FrameDeed => ({ kind: 'theme-merged', theme, into })

describe('undoing', () => {
  test('an undoing can be undone', () => {
    expect(ids(acts(add('t1'), 1))).toEqual([])
    expect(ids(acts(add('t1'), 1, 2))).toEqual(['t1>t1'])
    expect(ids(acts(add('t1'), 1, 2, 3))).toEqual([])
  })

  test('what others built on has to be undone first', () => {
    const built = acts(add('t1'), add('t2', 't1'))
    expect(undoFault(built, 1)).toBe('built-on')
    expect(undoFault(built, 2)).toBeUndefined()
    expect(undoFault([...built, { number: 3, undoes: 2 }], 1)).toBeUndefined()
  })

  test('nothing is undone twice, nor what nobody did', () => {
    expect(undoFault(acts(add('t1'), 1), 1)).toBe('undone-already')
    expect(undoFault(acts(add('t1')), 7)).toBe('unknown-act')
  })

  const theme = fc.integer({ min: 1, max: 5 }).map((number) => `t${number}`)
  const wish = fc.oneof(
    fc.record({ kind: fc.constant('theme-added' as const), parent: fc.option(theme) }),
    fc.record({ kind: fc.constant('theme-moved' as const), theme, parent: fc.option(theme) }),
    fc.record({ kind: fc.constant('theme-merged' as const), theme, into: theme }),
    fc.record({ kind: fc.constant('theme-retired' as const), theme }),
    fc.record({ kind: fc.constant('undo' as const), act: fc.integer({ min: 1, max: 20 }) }),
  )

  test('whatever analysts do, the acts that were taken up fit one another, and undoing the last gives back what was', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        let taken: readonly FrameAct[] = []
        for (const each of wishes) {
          const number = taken.length + 1
          const before = frameOf(taken)
          if (each.kind === 'undo') {
            if (undoFault(taken, each.act) === undefined) taken = [...taken, { number, undoes: each.act }]
            continue
          }
          const deed: FrameDeed = each.kind === 'theme-added' ? add(nextTheme(taken), each.parent) : each
          const performed = perform(before, deed, number)
          if (performed.kind === 'refused') continue
          taken = [...taken, { number, deed }]
          expect(frameOf(taken)).toEqual(performed.frame)
          expect(frameOf([...taken, { number: number + 1, undoes: number }])).toEqual(before)
        }
        for (const { parent, standsFor } of frameOf(taken).values()) {
          expect(frameOf(taken).get(standsFor)?.standsFor).toBe(standsFor)
          expect(parent === null || frameOf(taken).has(parent)).toBe(true)
        }
      }),
    )
  })
})
