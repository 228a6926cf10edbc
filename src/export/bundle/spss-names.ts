/** In bytes; ids are of ASCII. */
const longest = 64

/** What SPSS keeps for its own language. */
const reserved = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'])

/**
 * The name of each column in SPSS: its own, unless it is too long, reserved, or ends in an underscore, which SPSS keeps
 * for names that it makes. Such a name is cut and numbered.
 */
export function spssNames(columns: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(columns.filter(isFit))
  return new Map(columns.map((column) => [column, isFit(column) ? column : freeName(column, taken)]))
}

/** Those whose name is another in SPSS. */
export function renamed(names: ReadonlyMap<string, string>): readonly (readonly [column: string, name: string])[] {
  return [...names].filter(([column, name]) => column !== name)
}

function isFit(name: string): boolean {
  return name.length <= longest && !reserved.has(name) && !name.endsWith('_')
}

function freeName(column: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const ending = `_v${number}`
    const name = `${column.slice(0, longest - ending.length)}${ending}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
