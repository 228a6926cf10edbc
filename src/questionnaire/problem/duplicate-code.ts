import { errorAt, type Problem } from '../problem.js'
import { placedItems, placedOptions, placedPoints, placedQuestions, type Rule } from './rule.js'

/** Codes of options and points, and ids of rows, are told apart within their question. */
export const duplicateCode: Rule = (questionnaire) =>
  placedQuestions(questionnaire).flatMap((placed) => [
    ...repeated(
      [...placedOptions(placed), ...placedPoints(placed)].map(({ node, path }) => [node.code, `${path}/code`]),
    ),
    ...repeated(
      placed.node.kind === 'matrix'
        ? placedItems(placed.node.rows, `${placed.path}/rows`).map(({ node, path }) => [node.id, `${path}/id`])
        : [],
    ),
  ])

function repeated(codes: readonly (readonly [code: string, path: string])[]): readonly Problem[] {
  const seen = new Set<string>()
  return codes.flatMap(([code, path]) => {
    if (seen.has(code)) return [errorAt(path, 'duplicate-code', { code })]
    seen.add(code)
    return []
  })
}
