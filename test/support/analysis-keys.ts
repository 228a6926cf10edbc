import { extractFiles } from '../../src/export/extract.js'

/** The keys that the analyst’s room puts together from codes. */
export const analysisKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: readonly string[]
}[] = [{ key: 'history:extract-*', each: extractFiles, any: [] }]
