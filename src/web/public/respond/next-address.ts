import type { Version } from '../../../consultation/publication.js'
import { pageAfter, pageBefore } from '../../../questionnaire/path.js'
import type { Page } from '../../../questionnaire/questionnaire.js'
import type { ConsultationAddress } from '../../address.js'
import type { Visit } from '../visit.js'
import type { PostedForm } from './posted-form.js'
import { ordinalOf } from './question-page.js'
import type { Reading } from './unfinished-response.js'

type Saved = { readonly version: Version; readonly page: Page; readonly form: PostedForm; readonly reading: Reading }

/** Where the pressed button leads from a page that was just kept; Continue, from one on which nothing is at fault. */
export function nextAddress({ here, there }: Visit, { version, page, form, reading }: Saved): string {
  const { questionnaire } = version
  const toPage = (at: ConsultationAddress, to: Page) => at.page(ordinalOf(version, to))
  switch (form.go.act) {
    case 'next': {
      const after = pageAfter(questionnaire, page, reading.answers)
      return after ? toPage(here, after) : here.review
    }
    case 'back': {
      const before = pageBefore(questionnaire, page, reading.answers)
      return before ? toPage(here, before) : here.profile
    }
    case 'later':
      return here.saved
    case 'switch':
      return toPage(there, page)
    case 'page':
      return toPage(here, questionnaire.pages.find(({ id }) => id === form.go.name) ?? page)
    case 'clear':
      return `${toPage(here, page)}#${encodeURIComponent(form.go.name)}-question`
    default:
      return toPage(here, page)
  }
}
