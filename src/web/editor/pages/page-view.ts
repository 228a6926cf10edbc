import type { Page, Question } from '../../../questionnaire/questionnaire.js'
import type { ConsultationAddress } from '../../address.js'
import { type Telling, textsView } from '../../editing/twin-fields.js'
import { problemView } from '../../staff/entry-field.js'
import { numberedQuestion, pageName, partName } from '../../staff/place-name.js'
import { type PageDrafting, type PageForm, takings } from './page-form.js'

type Shown = Telling & { readonly here: ConsultationAddress }

/** For `components/page-form`. */
export function pageFormView(drafting: PageDrafting, form: PageForm, shown: Shown) {
  const { work } = drafting
  const { words } = shown
  return {
    hint: words(`pages:hint-${work}`),
    ...(work === 'edit' || work === 'new' ? { texts: wordsView(drafting, form, shown) } : {}),
    ...(work === 'new' ? { beginning: beginningView(drafting, form, shown) } : {}),
    ...(work === 'move' || work === 'new' ? { places: placesView(drafting, form, shown) } : {}),
    ...(work === 'remove' ? { leaving: leavingView(drafting, form, shown) } : {}),
  }
}

function wordsView({ document, page }: PageDrafting, { texts }: PageForm, telling: Telling) {
  const labelOf = (attribute: string) => partName(document, { kind: 'page', id: page.id }, attribute, telling)
  return textsView(texts, { prefix: 'page', labelOf, long: ['introduction'] }, telling)
}

function beginningView({ document }: PageDrafting, { first, takes }: PageForm, shown: Shown) {
  const { words, problems } = shown
  return {
    pages: document.pages.map((page) => ({
      title: pageName(document, page.id, shown).title,
      questions: page.questions.map(({ id }) => option(id, numberedQuestion(document, id, shown), first)),
    })),
    takes: takings.map((value, index) => ({
      value,
      id: index === 0 ? 'takes' : `takes-${value}`,
      label: words(`pages:takes-${value}`),
      checked: value === takes ? ' checked' : '',
    })),
    ...problemView(problems['first']),
  }
}

function placesView({ document, work, page }: PageDrafting, { place }: PageForm, shown: Shown) {
  const { words, problems } = shown
  const others = document.pages.filter(({ id }) => work === 'new' || id !== page.id)
  return {
    options: [
      option('first', words('pages:place-first'), place),
      ...others.map(({ id }) =>
        option(`after:${id}`, words('pages:place-after', { page: pageName(document, id, shown).title }), place),
      ),
    ],
    ...problemView(problems['place']),
  }
}

/** Why a page cannot go as it is, and where its questions can go. */
function leavingView({ document, page }: PageDrafting, { into }: PageForm, shown: Shown) {
  const { here, problems } = shown
  const others = document.pages.filter(({ id }) => id !== page.id)
  return {
    questions: page.questions.map(({ id }: Question) => ({
      name: numberedQuestion(document, id, shown),
      move: `${here.deskQuestion(id)}?work=move`,
      remove: `${here.deskQuestion(id)}?work=remove`,
    })),
    ...(others.length > 0
      ? { pages: others.map(({ id }: Page) => option(id, pageName(document, id, shown).title, into)) }
      : {}),
    ...problemView(problems['into']),
  }
}

function option(value: string, label: string, chosen: string) {
  return { value, label, selected: value === chosen ? ' selected' : '' }
}
