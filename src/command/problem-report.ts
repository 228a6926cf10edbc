import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.js'
import type { Problem } from '../questionnaire/problem.js'
import { type Bilingual, locales } from '../questionnaire/questionnaire.js'

export type ReportedProblem = Problem & { readonly sentence: Bilingual }

/** The problems, each with its sentence in both languages. */
export function reportProblems(problems: readonly Problem[]): readonly ReportedProblem[] {
  const [en, fr] = locales.map(readSentences)
  return problems.map((problem) => ({
    ...problem,
    sentence: { en: sentenceOf(problem, en), fr: sentenceOf(problem, fr) },
  }))
}

/** Three lines a problem: level, code and place; then the sentence in each language. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return reportProblems(problems).flatMap(({ level, code, path, sentence }) => [
    `${level} ${code} ${path === '' ? '(document)' : path}`,
    `  ${sentence.en}`,
    `  ${sentence.fr}`,
  ])
}

type Sentences = ReadonlyMap<string, string>

function readSentences(locale: string): Sentences {
  const file = join(projectRoot, 'locales', locale, 'problem.json')
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))
}

function sentenceOf({ code, values }: Problem, sentences: Sentences | undefined): string {
  const sentence = sentences?.get(code)
  if (sentence === undefined) throw new Error(`No sentence for the problem ${code}`)
  const known = new Map(Object.entries(values ?? {}))
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(known.get(name) ?? ''))
}
