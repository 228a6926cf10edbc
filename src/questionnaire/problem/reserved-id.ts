import { errorAt, type Problem } from '../problem.js'
import { placedItems, placedOptions, placedPages, placedPoints, placedQuestions, type Rule } from './rule.js'

/** The first columns of the extract, and the fields by which a form says what is to be done with it. */
const columns = ['response_id', 'consultation', 'version', 'language', 'received_week']
const controls = ['go', 'notice', 'locale', 'token']
const taken = new Set([...columns, ...controls])

/**
 * Two underscores part a question's id from an option's code or a row's id in the names of fields and columns, and
 * `other_text` names the words beside an option. So no id or code may look like any of these.
 */
export const reservedId: Rule = (questionnaire) => [
  ...[
    ...placedPages(questionnaire),
    ...placedQuestions(questionnaire),
    ...placedItems(questionnaire.helpResources ?? [], '/helpResources'),
  ].flatMap(({ node, path }) => reserved(node.id, `${path}/id`, taken.has(node.id))),
  ...placedQuestions(questionnaire).flatMap((placed) => [
    ...[...placedOptions(placed), ...placedPoints(placed)].flatMap(({ node, path }) =>
      reserved(node.code, `${path}/code`, node.code === 'other_text'),
    ),
    ...(placed.node.kind === 'matrix' ? placedItems(placed.node.rows, `${placed.path}/rows`) : []).flatMap(
      ({ node, path }) => reserved(node.id, `${path}/id`, node.id === 'other_text'),
    ),
  ]),
]

function reserved(id: string, path: string, isTaken: boolean): readonly Problem[] {
  return isTaken || id.includes('__') ? [errorAt(path, 'reserved-id', { id })] : []
}
