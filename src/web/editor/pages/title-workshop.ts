import type { Fields } from '../../../questionnaire/answers.js'
import type { JsonObject } from '../../../questionnaire/change.js'
import type { Questionnaire } from '../../../questionnaire/questionnaire.js'
import { type Telling, textsView } from '../../editing/twin-fields.js'
import { isBlank } from '../../editing/typed-text.js'
import { readTypedTexts, typedTexts, withTexts } from '../../editing/typed-texts.js'
import { partName } from '../../staff/place-name.js'
import type { Workshop } from '../workshop.js'

/** What stands at the top of a questionnaire. What it says of its content, and for whom it is, has a form of its own. */
const topTexts = ['title', 'notice'] as const

export type TitleDraft = { readonly document: JsonObject; readonly madeOn: number; readonly body: Fields | undefined }
type Shown = Omit<Telling, 'problems'> & { readonly help: string }

/** Of the title of the questionnaire and the notice below it. */
export function titleWorkshop({ document, madeOn, body }: TitleDraft, shown: Shown): Workshop {
  const { words, locale, help } = shown
  const texts = body ? readTypedTexts(topTexts, body, 'top') : typedTexts(topTexts, document)
  const draft = document as unknown as Questionnaire
  const labelOf = (attribute: string) => partName(draft, { kind: 'questionnaire' }, attribute, shown)
  return {
    madeOn,
    work: 'title',
    field: `top.title.${locale}`,
    isOwn: (field) => field.startsWith('top.'),
    view: (problems) => ({
      onTop: { texts: textsView(texts, { prefix: 'top', labelOf, long: ['notice'] }, { ...shown, problems }), help },
    }),
    make: () =>
      isBlank(texts.title)
        ? { kind: 'at-fault', problems: { [`top.title.${locale}`]: words('pages:title-missing') } }
        : { kind: 'document', document: withTexts(document, texts) },
  }
}
