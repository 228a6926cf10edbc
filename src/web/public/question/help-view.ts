import type { HelpResource, Locale } from '../../../questionnaire/questionnaire.js'

export function helpView(resources: readonly HelpResource[], locale: Locale) {
  return {
    resources: resources.map(({ name, description, telephone, address }) => ({
      name: name[locale],
      description: description[locale],
      ...(telephone ? { telephone: telephoneView(telephone) } : {}),
      ...(address ? { address: address[locale] } : {}),
    })),
  }
}

/** `613-555-0100` as a link that dials, and as it is read. */
export function telephoneView(telephone: string) {
  const digits = telephone.replace(/\D/g, '')
  const international = digits.length === 10 ? `+1${digits}` : digits.length === 11 ? `+${digits}` : digits
  return { href: `tel:${international}`, words: telephone.replaceAll('-', '\u2011') }
}
