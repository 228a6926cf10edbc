import { expect, test } from 'vitest'
import { readYaml } from './yaml.js'

test('maps, lists and scalars are read, all as strings', () => {
  const source = `# A comment\nname: a\nmap:\n  list:\n    - x:1\n    - 'y # z'\n  empty:\n\n  short: [CMD, a b]\nlast: true\n`
  expect(readYaml(source)).toEqual({
    name: 'a',
    map: { list: ['x:1', 'y # z'], empty: null, short: ['CMD', 'a b'] },
    last: 'true',
  })
})

test.for(['a: "b"', 'a: &b c', 'a: |\n  b', '- a: b', 'a: 1\na: 2', 'a: b\n   c: d', 'a: b # c', 'a: {b: c}'])(
  'refused: %s',
  (source) => {
    expect(() => readYaml(source)).toThrow('Cannot read')
  },
)
