import { leadingColumns } from '../columns.js'
import { guardedPattern } from '../formula-guard.js'
import type { MixedGroup } from '../mixed-store.js'
import type { Parameters } from '../parameters.js'
import type { Book } from './book.js'
import type { FileEntry } from './fingerprint.js'
import { renamed, spssNames } from './spss-names.js'
import { destroySentence } from './telling.js'
import { inBoth } from './tongue.js'

export type ManifestSubject = {
  readonly book: Book
  readonly parameters: Parameters
  /** Those of the responses that are in it. */
  readonly groups: readonly MixedGroup[]
  /** Of the program that wrote it. */
  readonly program: string
  readonly texts: number | undefined
  readonly files: readonly FileEntry[]
}

/** What a bundle is, for programs: nothing in it varies but with what it was made from. */
export function manifestJson({ book, parameters, groups, program, texts, files }: ManifestSubject): string {
  const { consultation, versions, tongues, columns } = book
  const names = spssNames([...leadingColumns, ...columns.map(({ name }) => name)])
  const { from, to, language, text, redacted, questions, version } = parameters
  const manifest = {
    format: 'urn:roundtable:bundle:1',
    consultation: { id: consultation.id, slug: consultation.slug, title: consultation.profile.title },
    synthetic: book.synthetic,
    ...(book.synthetic && { syntheticNote: inBoth(tongues, ({ words }) => words('bundle:synthetic')) }),
    program: { name: 'roundtable', version: program },
    schema: versions.at(-1)?.questionnaire.schema,
    versions: versions.map(({ number, fingerprint, publishedOn }) => ({ number, fingerprint, publishedOn })),
    filters: { version: version ?? 'all', from, to, language, text, redacted, questions },
    counts: {
      responses: book.responses,
      groups,
      answerColumns: columns.length,
      ...(texts !== undefined && { texts }),
    },
    missing: { skipped: '', notShown: '.n', notAsked: '.v' },
    guard: {
      rule: inBoth(tongues, ({ words }) => words('files:mark-guard-means')),
      prefix: "'",
      guarded: guardedPattern,
      undo: "^'",
    },
    destroy: { by: book.destroyBy ?? null, rule: inBoth(tongues, (tongue) => destroySentence(book, tongue)) },
    renamedForSpss: Object.fromEntries(renamed(names)),
    files,
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}
