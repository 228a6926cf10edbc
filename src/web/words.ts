import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInstance } from 'i18next'
import { type Locale, locales } from '../questionnaire/questionnaire.js'

/** The interface's words in one language: `words('questionnaire:continue')`. Throws on a key that does not exist. */
export type Words = {
  (key: string, values?: { readonly [name: string]: string | number }): string
  readonly locale: Locale
}

/** Reads `locales/<locale>/*.json`, one namespace a file. */
export function readWords(folder: string): { readonly [L in Locale]: Words } {
  return { en: wordsOf(folder, 'en'), fr: wordsOf(folder, 'fr') }
}

function wordsOf(folder: string, locale: Locale): Words {
  const files = readdirSync(join(folder, locale)).filter((file) => file.endsWith('.json'))
  const areas = Object.fromEntries(
    files.map((file) => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as object,
    ]),
  )
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    ns: Object.keys(areas),
    keySeparator: false,
    resources: { [locale]: areas },
  })
  const plural = new Intl.PluralRules(locale)
  const sentences = new Map<string, string>()

  /** With the places for its values still in it; looked up once, for a look-up costs more than all else in a sentence. */
  function sentence(key: string, count: number | undefined): string {
    const name = count === undefined ? key : `${key} ${plural.select(count)}`
    const known = sentences.get(name)
    if (known !== undefined) return known
    const interpolation = { skipInterpolation: true }
    const found = instance.t(key, { ...(count === undefined ? {} : { count }), interpolation, defaultValue: '' })
    if (found === '') throw new Error(`No words for ${key} in ${locale}`)
    sentences.set(name, found)
    return found
  }
  const say = (key: string, values: { readonly [name: string]: string | number } = {}) => {
    const { count } = values
    const found = sentence(key, typeof count === 'number' ? count : undefined)
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
  return Object.assign(say, { locale })
}

export function otherLocale(locale: Locale): Locale {
  return locales.find((other) => other !== locale)!
}

/** Both languages, the one of the page first. */
export function localesFrom(locale: Locale): readonly Locale[] {
  return [locale, otherLocale(locale)]
}

/** For words that begin a line wherever they stand. */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
