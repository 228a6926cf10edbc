import type { ConsultationAddress } from '../../address.js'
import type { Telling } from '../../editing/twin-fields.js'
import type { Workshop } from '../workshop.js'
import { editedPages } from './edited-pages.js'
import type { PageDrafting, PageForm } from './page-form.js'
import { pageFormView } from './page-view.js'

/** A form about a page in someone's hands, and the revision that it was opened on. */
export type Pagework = { readonly drafting: PageDrafting; readonly form: PageForm; readonly madeOn: number }

type Shown = Omit<Telling, 'problems'> & { readonly here: ConsultationAddress }

/** Of a page: its words, its place, a new one, or the end of one. */
export function pageWorkshop({ drafting, form, madeOn }: Pagework, shown: Shown): Workshop {
  const { work } = drafting
  const inLanguage = (field: string) => (field === 'page.title' ? `${field}.${shown.locale}` : field)
  return {
    madeOn,
    work,
    field: work === 'move' ? 'place' : work === 'remove' ? 'into' : inLanguage('page.title'),
    isOwn: (field) => /^(page\..*|place|first|takes|into)$/.test(field),
    view: (problems) => ({ onPage: pageFormView(drafting, form, { ...shown, problems }) }),
    make: () => {
      const edited = editedPages(drafting, form)
      if (edited.kind === 'document') return edited
      const { field, code } = edited.fault
      return { kind: 'at-fault', problems: { [inLanguage(field)]: shown.words(`pages:${code}`) } }
    },
  }
}
