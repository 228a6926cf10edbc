import { type Column, columnsOf } from './columns.js'
import { lineageNames, type NumberedVersion } from './lineage.js'

/** One column of a file of several versions. */
export type HarmonisedColumn = {
  readonly name: string
  /** What it shows of each version that asked, by the version's number, oldest first. */
  readonly asked: ReadonlyMap<number, Column>
}

/**
 * The columns of several versions, oldest first: one a question lineage and part of it. The newest version sets the order;
 * what only older ones asked stands after the column that it followed there.
 */
export function harmonise(versions: readonly NumberedVersion[]): readonly HarmonisedColumn[] {
  const nameOf = lineageNames(versions)
  const named = versions.map(({ number, questionnaire }) => ({
    number,
    columns: new Map(columnsOf(questionnaire).map((column) => [harmonisedName(column, nameOf), column])),
  }))
  const [newest = [], ...older] = named.toReversed().map(({ columns }) => [...columns.keys()])
  return older.reduce(insertMissing, newest).map((name) => {
    const asked = named.flatMap(({ number, columns }) => {
      const column = columns.get(name)
      return column ? [[number, column] as const] : []
    })
    return { name, asked: new Map(asked) }
  })
}

/** Every name of a column begins with the id of its question. */
function harmonisedName({ name, question }: Column, nameOf: (id: string) => string): string {
  return `${nameOf(question.id)}${name.slice(question.id.length)}`
}

function insertMissing(names: readonly string[], older: readonly string[]): readonly string[] {
  const all = [...names]
  for (const [index, name] of older.entries()) {
    const before = older[index - 1]
    if (!all.includes(name)) all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, name)
  }
  return all
}
