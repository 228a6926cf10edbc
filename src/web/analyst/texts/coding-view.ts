import { countedAs, inOrder, isOffered, sorted } from '../../../coding/theme.js'
import { postedField } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import { problemView } from '../../staff/entry-field.js'
import type { TitleOf } from '../../staff/telling.js'
import type { FoundText } from './found-text.js'
import { tickedThemes } from './typed.js'

type Ticked = {
  /** Whether what was posted stands, rather than what is kept. */
  readonly isPosted: boolean
  readonly problem: string | undefined
}

/** The themes that can be given to a text, and which of them it has. */
export function codingView({ locale, request }: StaffCall, { text, frame }: FoundText, { isPosted, problem }: Ticked) {
  const known = (text.themes ?? []).map((id) => countedAs(frame, id))
  const ticked = isPosted ? tickedThemes(request.body).map((id) => countedAs(frame, id)) : known
  const isNone = isPosted ? postedField(request.body, 'none') !== '' : text.themes?.length === 0
  const themes = inOrder(frame).filter((theme) => isOffered(theme) || known.includes(theme.id))
  return {
    ...problemView(problem),
    none: isNone ? ' checked' : '',
    themes: themes.map(({ id, label, description, parent }) => ({
      id,
      label: label[locale],
      description: description[locale],
      isSub: parent !== undefined,
      checked: ticked.includes(id) ? ' checked' : '',
    })),
  }
}

/** Of the others only once one has coded oneself, so that each reads with their own eyes. */
export function othersView({ locale, person }: StaffCall, { text, frame }: FoundText, titleOf: TitleOf) {
  const others = text.coders.filter(({ coder }) => coder !== person.id)
  return {
    hidden: text.themes === null && others.length > 0,
    coders:
      text.themes === null
        ? []
        : others.map(({ coder, themes }) => ({
            who: titleOf(coder)[locale],
            themes: sorted(themes.map((id) => countedAs(frame, id))).map((id) => frame.get(id)?.label[locale] ?? id),
          })),
  }
}
