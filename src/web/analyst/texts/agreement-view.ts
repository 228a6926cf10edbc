import { agreementOf, type Together } from '../../../coding/agreement.js'
import { findTogether, type Pair } from '../../../coding/agreement-store.js'
import { type Frame, inOrder } from '../../../coding/theme.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import type { TitleOf } from '../../staff/telling.js'

type Agreeing = { readonly pairs: readonly Pair[]; readonly frame: Frame; readonly titleOf: TitleOf }

/** How far two coders agree: the two that the address asks for, or else those with the most texts in common. */
export async function agreementView(call: StaffCall, { pairs, frame, titleOf }: Agreeing) {
  const { staff, locale, request, published } = call
  const asked = (request.query as { pair?: unknown }).pair
  const pair = pairs.find((each) => nameOf(each) === asked) ?? pairs[0]
  if (!pair) return undefined
  const together = await findTogether(staff.house.coding.analyst, published.consultation.id, pair)
  const nobody = { both: 0, onlyFirst: 0, onlySecond: 0, neither: pair.texts }
  return {
    several: pairs.length > 1,
    pairs: pairs.map((each) => ({
      value: nameOf(each),
      label: staff.house.words[locale]('themes:pair', {
        first: titleOf(each.first)[locale],
        second: titleOf(each.second)[locale],
        number: countOf(each.texts, locale).number,
      }),
      selected: each === pair ? ' selected' : '',
    })),
    first: titleOf(pair.first)[locale],
    second: titleOf(pair.second)[locale],
    texts: countOf(pair.texts, locale),
    themes: inOrder(frame)
      .filter(({ mergedInto }) => mergedInto === undefined)
      .map(({ id, label }) => ({ label: label[locale], ...usedView(together.get(id) ?? nobody, locale) })),
  }
}

function nameOf({ first, second }: Pair): string {
  return `${first}:${second}`
}

function usedView(used: Together, locale: Locale) {
  const { share, kappa } = agreementOf(used)
  return {
    both: countOf(used.both, locale).number,
    onlyFirst: countOf(used.onlyFirst, locale).number,
    onlySecond: countOf(used.onlySecond, locale).number,
    share: formats[locale].share.format(share ?? 1),
    kappa: kappa === undefined ? '–' : formats[locale].kappa.format(kappa),
  }
}

const formats = { en: formatsIn('en-CA'), fr: formatsIn('fr-CA') }

function formatsIn(language: string) {
  return {
    share: new Intl.NumberFormat(language, { style: 'percent' }),
    kappa: new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  }
}
