import { expect, test } from 'vitest'
import { cyclesIn, packagesBeyond, sourceOf, type Source } from './imports.js'

test('every way of importing is read', () => {
  const text = [
    `import { a } from './a.js'`,
    `import type { B,\n  C } from "../kernel/b.js"`,
    `import 'node:fs'`,
    `export * from '@scope/package/deep'`,
    `export { type D } from 'plain/deep.js'`,
    `const later = await import('./later.js')`,
    `type E = import('./types.js').E`,
    `const old = require('older')`,
    `const made = await import(name)`,
    `const sentence = 'this comes from "nowhere"'`,
    `// import './commented.js'`,
  ]
  expect(sourceOf('src/web/x.ts', text.join('\n')).imports.toSorted()).toEqual([
    '@scope/package',
    'computed',
    'node:fs',
    'older',
    'plain',
    'src/kernel/b.ts',
    'src/web/a.ts',
    'src/web/later.ts',
    'src/web/types.ts',
  ])
})

test('a cycle is named with every file in it', () => {
  const sources = [
    asSource('src/web/a.ts', 'src/web/b.ts'),
    asSource('src/web/b.ts', 'src/web/c.ts'),
    asSource('src/web/c.ts', 'src/web/a.ts'),
    asSource('src/web/d.ts', 'src/web/a.ts'),
  ]
  expect(cyclesIn(sources)).toEqual(['src/web/a.ts → src/web/b.ts → src/web/c.ts → src/web/a.ts'])
  expect(cyclesIn(sources.slice(1))).toEqual([])
})

test('a package that only developers have is named', () => {
  const sources = [
    asSource('src/web/a.ts', 'vitest'),
    asSource('src/web/a.ts', 'node:fs'),
    asSource('src/web/a.ts', 'ajv'),
  ]
  expect(packagesBeyond(['ajv'], sources)).toEqual(['src/web/a.ts imports vitest'])
})

function asSource(path: string, to: string): Source {
  return { path, imports: [to] }
}
