import { isReadable } from '../../consultation/settings-fault.js'
import { isHttpsAddress } from '../../consultation/web-address.js'
import { type Bilingual, locales } from '../../questionnaire/questionnaire.js'
import type { HelpEntries, ResourceEntry } from './help-form.js'

export const helpFaultCodes = ['unreadable', 'age-unfit', 'telephone-unfit', 'address-unfit', 'reason-missing'] as const
export type HelpFault = { readonly field: string; readonly code: (typeof helpFaultCodes)[number] }

/** A text that lacks a language is none: the draft owes it. */
export function helpFaults(
  { contentNote, minimumAge, resources }: HelpEntries,
  reason: Bilingual,
): readonly HelpFault[] {
  const age = minimumAge === '' || (/^\d{1,3}$/.test(minimumAge) && Number(minimumAge) <= 120)
  return [
    ...unreadable('content-note', contentNote),
    ...(age ? [] : [{ field: 'minimum-age', code: 'age-unfit' } as const]),
    ...resources.flatMap((resource, index) => resourceFaults(`resource-${index}`, resource)),
    ...locales.flatMap((locale) =>
      reason[locale] === '' ? [{ field: `reason-${locale}`, code: 'reason-missing' } as const] : [],
    ),
    ...unreadable('reason', reason),
  ]
}

function resourceFaults(at: string, { name, description, telephone, address }: ResourceEntry): readonly HelpFault[] {
  const dials = telephone === '' || /^[+0-9][0-9 .()\u00a0\u2011-]{0,39}$/.test(telephone)
  return [
    ...unreadable(`${at}-name`, name),
    ...unreadable(`${at}-description`, description),
    ...(dials ? [] : [{ field: `${at}-telephone`, code: 'telephone-unfit' } as const]),
    ...locales.flatMap((locale) =>
      address[locale] === '' || isHttpsAddress(address[locale])
        ? []
        : [{ field: `${at}-address-${locale}`, code: 'address-unfit' } as const],
    ),
  ]
}

function unreadable(field: string, text: Bilingual): readonly HelpFault[] {
  return locales.flatMap((locale) =>
    isReadable(text[locale]) && text[locale].length <= 4000
      ? []
      : [{ field: `${field}-${locale}`, code: 'unreadable' } as const],
  )
}
