import type { FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { policyWith } from '../headers.js'
import { hiddenFields } from '../hidden-fields.js'
import { otherLocale } from '../words.js'
import { doneOf } from './done.js'
import type { Entry } from './entry.js'
import { problemView } from './entry-field.js'
import { faultFragments } from './faults.js'
import type { Staff } from './staff.js'

/** What someone wanted before they were asked to sign in: a page, or to send what they had written. */
export type Wish = {
  /** An address of ours. */
  readonly then?: string
  /** What was to be posted there. */
  readonly kept?: Fields
}

type Shown = { readonly email?: string; readonly problem?: string }

export async function sendSignIn(entry: Entry, wish: Wish, { email = '', problem }: Shown = {}): Promise<FastifyReply> {
  const { staff, reply, locale } = entry
  letFormsLeave(entry)
  return staff.sendPage(reply, {
    locale,
    template: 'sign-in/sign-in',
    page: { ...signInPageView(staff, locale, 'sign-in'), toggle: toggleOf(wish, locale) },
    view: {
      action: address.signIn(locale),
      hidden: wishFields(wish, locale),
      keeps: wish.kept !== undefined,
      done: doneOf(entry, ['reset']) && staff.house.words[locale]('sign-in:done-reset'),
      email,
      forgotten: address.reset(locale),
      ...providerView(staff, locale),
      ...problemView(problem),
    },
    fragments: await faultFragments(staff, locale, { email: problem }),
  })
}

/** Where a form of a page leads to the identity provider; a browser would stop it otherwise. */
export function letFormsLeave({ staff, reply }: Entry): void {
  const { provider } = staff.accounts
  if (provider) void reply.header('content-security-policy', policyWith(provider.origins()))
}

export function providerView({ accounts }: Staff, locale: Locale): { readonly provider?: string } {
  return accounts.provider ? { provider: address.provider(locale) } : {}
}

/** The frame of a page of sign-in: its words are of the area, and no search engine keeps it. */
export function signInPageView({ house }: Staff, locale: Locale, area: string) {
  const words = house.words[locale]
  return {
    styles: [house.assets.href('room.css')],
    title: `${words(`${area}:title`)} – ${words('site:name')}`,
    description: words(`${area}:description`),
    noindex: true,
  }
}

/** What was written goes along to the other language; without it a link is enough. */
function toggleOf({ then, kept }: Wish, locale: Locale) {
  if (kept) return { form: 'sign-in', value: 'switch', enter: 'next' }
  return { href: `${address.signIn(otherLocale(locale))}${wishQuery({ then })}` }
}

/** Where someone wants to go, as the query of an address. */
export function wishQuery({ then }: { readonly then?: string | undefined }): string {
  return then === undefined ? '' : `?${new URLSearchParams({ then }).toString()}`
}

const keptPrefix = 'kept.'

/** A wish as hidden fields of a form, to be read by `wishOf`. */
export function wishFields({ then, kept }: Wish, locale: Locale) {
  const prefixed = new Map([...(kept ?? [])].map(([name, values]) => [`${keptPrefix}${name}`, values]))
  const wish = then === undefined ? [] : [{ name: 'then', value: then }]
  // A form can hold nothing but its button.
  const posted = kept ? [{ name: 'keeps', value: 'yes' }] : []
  return [{ name: 'locale', value: locale }, ...wish, ...posted, ...hiddenFields(prefixed)]
}

/** The wish that a form brought along. */
export function wishOf(body: unknown): Wish {
  const posted: Fields = body instanceof Map ? (body as Fields) : new Map()
  const then = ownAddress(posted.get('then')?.[0])
  const prefixed = [...posted].filter(([name]) => name.startsWith(keptPrefix))
  const kept = new Map(prefixed.map(([name, values]) => [name.slice(keptPrefix.length), values]))
  const isPost = then !== undefined && posted.has('keeps')
  return { ...(then !== undefined && { then }), ...(isPost && { kept }) }
}

/** The same text when it is an address on this site, in either language; undefined for any other. */
export function ownAddress(text: string | undefined): string | undefined {
  const base = 'http://here.invalid'
  if (text === undefined || !/^\/(en|fr)\//.test(text) || !URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  return url.origin === base && !/[\\\p{Cc}]/u.test(text) ? url.pathname + url.search : undefined
}
