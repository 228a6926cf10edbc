import type { Questionnaire } from '../../questionnaire/questionnaire.js'
import type { Obstacle } from '../../revision/publish.js'
import type { Draft } from '../../revision/review.js'
import { partName, placeName, questionName } from '../staff/place-name.js'
import type { Telling } from '../staff/telling.js'
import { formOf } from './owed-page.js'

/** What keeps a draft from being published, as a sentence and where it can be mended. */
export function obstacleView(obstacle: Obstacle, draft: Draft | undefined, telling: Telling) {
  const { words, locale, here } = telling
  const say = words[locale]
  switch (obstacle.kind) {
    case 'no-draft':
      return { sentence: say('publication:no-draft') }
    case 'dates-unset':
      return { sentence: say('publication:dates-unset'), href: here.deskConsultation }
    case 'nothing-new':
      return { sentence: say('publication:nothing-new') }
    case 'owed':
      return { ...owedView(obstacle, documentOf(draft), telling), href: `${here.owed}#${formOf(obstacle)}` }
    case 'problem': {
      const { code, path, values } = obstacle.problem
      return { sentence: say(`problem:${code}`, values), ...placeView(documentOf(draft), path, telling) }
    }
  }
}

function documentOf(draft: Draft | undefined): Questionnaire {
  return draft?.document as unknown as Questionnaire
}

function owedView(
  { node, attribute, locale: owed }: Extract<Obstacle, { kind: 'owed' }>,
  draft: Questionnaire,
  { words, locale }: Telling,
) {
  const saying = { words: words[locale], locale }
  const { eyebrow, title } = placeName(draft, node, saying)
  const part = partName(draft, node, attribute, saying)
  return { sentence: words[locale](`publication:owed-${owed}`, { part }), place: eyebrow ?? title }
}

/** The question that a JSON pointer leads to or into. */
function placeView(draft: Questionnaire, path: string, { words, locale, here }: Telling) {
  const [, page, question] = /^\/pages\/(\d+)(?:\/questions\/(\d+))?/.exec(path) ?? []
  const found = page === undefined ? undefined : draft.pages[Number(page)]
  const saying = { words: words[locale], locale }
  if (!found) return { place: words[locale]('place:questionnaire') }
  const asked = question === undefined ? undefined : found.questions[Number(question)]
  if (!asked) return { place: placeName(draft, { kind: 'page', id: found.id }, saying).eyebrow }
  return { place: questionName(draft, asked.id, saying).eyebrow, href: here.deskQuestion(asked.id) }
}
