export type Yaml = string | null | readonly Yaml[] | { readonly [key: string]: Yaml }

type Line = { readonly indent: number; readonly text: string }

/**
 * Reads the YAML that docker-compose.yml is written in: maps and lists by indentation, `[short, lists]`, and scalars,
 * which stay strings. Anything else is refused rather than misread.
 */
export function readYaml(source: string): Yaml {
  const lines = source
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => ({ indent: line.search(/\S/), text: line.trim() }))
  const [value, rest] = readBlock(lines, 0)
  if (rest.length > 0) throw new Error(`Cannot read: ${rest[0]!.text}`)
  return value
}

type Read = readonly [value: Yaml, rest: readonly Line[]]

function readBlock(lines: readonly Line[], indent: number): Read {
  if (lines[0]?.indent !== indent) throw new Error(`Cannot read: ${lines[0]?.text ?? 'the end'}`)
  return lines[0].text.startsWith('- ') ? readList(lines, indent) : readMap(lines, indent)
}

function readList(lines: readonly Line[], indent: number): Read {
  const items = lines.findIndex((line) => line.indent !== indent || !line.text.startsWith('- '))
  const end = items < 0 ? lines.length : items
  return [lines.slice(0, end).map(({ text }) => scalar(text.slice(2))), lines.slice(end)]
}

function readMap(lines: readonly Line[], indent: number): Read {
  const map: { [key: string]: Yaml } = {}
  let rest = lines
  while (rest[0]?.indent === indent) {
    const [, key, value] = /^([\w.-]+):(?: (.+))?$/.exec(rest[0].text) ?? []
    if (key === undefined || Object.hasOwn(map, key)) throw new Error(`Cannot read: ${rest[0].text}`)
    rest = rest.slice(1)
    const next = rest[0]?.indent ?? 0
    if (value === undefined && next > indent) [map[key], rest] = readBlock(rest, next)
    else map[key] = value === undefined ? null : scalar(value)
  }
  return [map, rest]
}

function scalar(text: string): Yaml {
  const list = /^\[(.*)\]$/.exec(text)?.[1]
  if (list !== undefined) return list.split(',').map((each) => scalar(each.trim()))
  const quoted = /^'([^']*)'$/.exec(text)?.[1]
  if (quoted !== undefined) return quoted
  if (/^["'&*!|>%@`{]|: |:$| #/.test(text)) throw new Error(`Cannot read: ${text}`)
  return text
}
