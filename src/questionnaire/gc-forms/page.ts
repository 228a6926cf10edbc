import type { Json, JsonObject } from '../change.js'
import { comparisonsOf } from '../condition.js'
import { type Problem, warningAt } from '../problem.js'
import type { Words } from '../problem/rule.js'
import type { Condition } from '../questionnaire.js'
import type { Asked, Left } from './asked.js'
import { freshId, slugOf } from './codes.js'
import { beginFlow, type Flow, leavePage, type Reach, reachOf } from './flow.js'
import { membersLeft, membersOf } from './member.js'
import { questionOf } from './question.js'
import { elementsOfRow } from './repeated-row.js'
import { allOf, conditionOfRules } from './rule.js'
import { isHeading, type Section, sectionsOf } from './section.js'
import type { Element, Template } from './template.js'
import { firstLine, joined, wordsMembers, wordsOf } from './words.js'

/** The pages of a template, each with what it asks. `title` is for those without one. */
export function pagesOf(template: Template, title: Words, left: Left): readonly JsonObject[] {
  const sections = sectionsOf(template, left)
  const writing: Writing = {
    title,
    left,
    flow: beginFlow(sections.map(({ key }) => key)),
    sources: new Map(),
    taken: new Set(),
    pages: [],
  }
  for (const section of sections) writeSection(writing, section)
  return writing.pages.filter(({ questions }) => questions.length > 0)
}

/** What has been carried over so far. */
type Writing = {
  readonly title: Words
  readonly left: Left
  readonly flow: Flow
  /** By the id of their elements. */
  readonly sources: Map<string, Asked>
  /** Ids of pages. */
  readonly taken: Set<string>
  readonly pages: Page[]
}

type Page = {
  readonly id: string
  title: Words
  introduction?: Words
  readonly questions: Asked['question'][]
}

/** A section that is being carried over, with texts that wait for a question to stand beside. */
type Place = { readonly reach: Exclude<Reach, 'never'>; page: Page; isTitled: boolean; waiting?: Waiting | undefined }
type Waiting = { readonly words: Words; readonly path: string }

function writeSection(writing: Writing, section: Section): void {
  const { left, flow, sources } = writing
  const reach = section.group ? reachOf(flow, section, left) : 'always'
  if (reach === 'never') {
    left.push(warningAt(section.path, 'page-unreached'))
    return
  }
  const page = addPage(writing, `page_${slugOf(section.key)}`, section.title ?? writing.title)
  const place: Place = { reach, page, isTitled: section.title !== undefined }
  for (const element of section.elements) writeElement(writing, place, element)
  if (place.waiting) left.push(unplaced(place.waiting))
  if (page.questions.length === 0) left.push(...wordsOfEmpty(page, place.isTitled, section.path))
  if (section.group) leavePage(flow, section.group, { key: section.key, reach, sources }, left)
}

/** With the words, since somebody must find a place for them. */
function unplaced({ words: { en = '', fr = '' }, path }: Waiting): Problem {
  return warningAt(path, 'text-unplaced', { en, fr })
}

/** A page on which nothing is asked is none: what it says is left. */
function wordsOfEmpty({ title, introduction }: Page, isTitled: boolean, path: string): readonly Problem[] {
  const words = joined(isTitled ? title : undefined, introduction)
  return words ? [unplaced({ words, path })] : []
}

function addPage({ taken, pages }: Writing, id: string, title: Words): Page {
  const page: Page = { id: freshId(id, taken), title, questions: [] }
  taken.add(page.id)
  pages.push(page)
  return page
}

function writeElement(writing: Writing, place: Place, element: Element): void {
  const { left, sources } = writing
  if (element.type === 'richText') {
    writeText(writing, place, element)
    return
  }
  const showIf = conditionAt(place, conditionOfRules(element.properties, sources, left))
  if (element.type === 'dynamicRow') {
    writeText(writing, place, element, true)
    for (const { element: inside, id } of elementsOfRow(element, left)) {
      const asked = questionOf(inside, id, left)
      if (asked) writeQuestion(writing, place, asked, showIf)
    }
    return
  }
  const asked = questionOf(element, `q${element.id}`, left)
  if (!asked) return
  sources.set(element.id, asked)
  writeQuestion(writing, place, asked, showIf)
}

function conditionAt({ reach }: Place, own: Condition | undefined): Condition | undefined {
  if (reach === 'always') return own
  return own ? allOf([reach, own]) : reach
}

const knownOfText = [...wordsMembers('title', 'description'), 'validation', 'charLimit']

/** Words before the first question introduce the page; what stands between questions goes beside the next. */
function writeText({ left }: Writing, place: Place, element: Element, isOfRow = false): void {
  const { properties, whole } = element
  const known = [...knownOfText, ...(isOfRow ? ['subElements', 'conditionalRules'] : [])]
  left.push(...membersLeft(properties, known), ...membersLeft(membersOf(properties, 'validation'), ['required']))
  left.push(...membersLeft(whole, ['id', 'type', 'properties', 'uuid', 'subId']))
  let words = joined(wordsOf(properties, 'title', left), wordsOf(properties, 'description', left))
  if (!place.isTitled && place.page.questions.length === 0 && isHeading(element)) {
    const [heading, rest] = firstLine(words)
    place.page.title = heading ?? place.page.title
    place.isTitled = true
    words = rest
  }
  if (!words) return
  const introduction = joined(place.page.introduction, words)
  if (place.page.questions.length === 0 && !isOfRow && introduction) place.page.introduction = introduction
  else place.waiting = { words: joined(place.waiting?.words, words) ?? words, path: whole.path }
}

/**
 * On its own page a question can be shown by one choice and nothing else: with another condition on what is asked there,
 * it begins a page that continues it.
 */
function writeQuestion(writing: Writing, place: Place, { question }: Asked, showIf: Condition | undefined): void {
  if (showIf && !isAllowedOn(place.page, showIf)) place.page = addPage(writing, place.page.id, place.page.title)
  const fact = place.waiting ? { factText: place.waiting.words } : {}
  const condition = showIf ? { showIf: showIf as unknown as Json } : {}
  place.page.questions.push({ ...question, ...fact, ...condition })
  place.waiting = undefined
}

function isAllowedOn({ questions }: Page, condition: Condition): boolean {
  if ('is' in condition || 'includes' in condition) return true
  const here = new Set(questions.map(({ id }) => id))
  return !comparisonsOf(condition).some(({ question }) => here.has(question))
}
