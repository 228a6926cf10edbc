/** The least number of people that a public count of a group may be of, and that any hidden one must be confused with. */
export const usualThreshold = 10
/** The same where a question of the table is sensitive. */
export const sensitiveThreshold = 20

/** Of the table of these questions. */
export function thresholdOf(...questions: readonly { readonly isSensitive: boolean }[]): number {
  return questions.some(({ isSensitive }) => isSensitive) ? sensitiveThreshold : usualThreshold
}
