import type { ThemeCount } from '../../../coding/coding-store.js'
import type { FoundFrame } from '../../../coding/frame-store.js'
import { type Frame, inOrder, isOffered, type Theme } from '../../../coding/theme.js'
import { countOf } from '../../count.js'
import { postedField } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import { problemView } from '../../staff/entry-field.js'
import type { Problems } from '../../staff/faults.js'
import type { Words } from '../../words.js'
import { themeFields } from './theme-fields.js'

type Listing = { readonly counts: ReadonlyMap<string, ThemeCount>; readonly problems: Problems }

/** Every theme with its counts and what can be done to it. One that was just tried to be changed stands open. */
export function frameView(call: StaffCall, { frame, acts }: FoundFrame, { counts, problems }: Listing) {
  const { staff, locale, request } = call
  const words = staff.house.words[locale]
  const number = (count: number) => countOf(count, locale).number
  return inOrder(frame).map((theme) => {
    const { id, label, description, parent } = theme
    const { responses, ofCampaigns } = counts.get(id) ?? { responses: 0, ofCampaigns: 0 }
    const isTried = postedField(request.body, 'theme') === id
    const isChangeable = isOffered(theme) || (isTried && postedField(request.body, 'go') === 'rename')
    return {
      id,
      label: label[locale],
      description: description[locale],
      isSub: parent !== undefined,
      with: number(responses),
      without: number(responses - ofCampaigns),
      hasCampaigns: ofCampaigns > 0,
      seen: String(acts.get(id)),
      ...standingView(words, frame, theme),
      fault: { id: `${id}-place`, ...problemView(problems[`${id}-place`]) },
      // Words that someone typed stay, though their theme was set aside meanwhile.
      ...(isChangeable && {
        open: isTried ? ' open' : '',
        fields: themeFields(call, { prefix: `${id}-`, theme, isTyped: isTried, problems }),
      }),
      ...(isOffered(theme) ? { place: placeView(words, frame, theme) } : { reinstatable: true }),
    }
  })
}

function standingView(words: Words, frame: Frame, { mergedInto, retired }: Theme) {
  if (retired) return { standing: words('themes:retired') }
  if (mergedInto === undefined) return {}
  return { standing: words('themes:merged', { into: frame.get(mergedInto)!.label[words.locale] }) }
}

/** Below which others it can stand, and into which it can be merged. */
function placeView({ locale }: Words, frame: Frame, theme: Theme) {
  const offered = inOrder(frame).filter((other) => isOffered(other) && other.id !== theme.id)
  const choice = ({ id, label, parent }: Theme, chosen = '') => ({
    value: id,
    label: parent === undefined ? label[locale] : `– ${label[locale]}`,
    selected: id === chosen ? ' selected' : '',
  })
  return {
    parents: offered.filter(({ parent }) => parent === undefined).map((other) => choice(other, theme.parent)),
    others: offered.map((other) => choice(other)),
  }
}
