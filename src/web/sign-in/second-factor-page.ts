import type { FastifyReply } from 'fastify'
import { encode } from 'uqr'
import { address } from '../address.js'
import { hiddenFields } from '../hidden-fields.js'
import type { PersonCall } from '../staff/call.js'
import { entryField } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendPersonPage } from '../staff/send-staff-page.js'
import { signInPageView } from '../staff/sign-in-page.js'

/** Asks for the password once more before anything about the second factor changes. */
export async function sendAsking(call: PersonCall, problems: Problems = {}): Promise<FastifyReply> {
  const { staff, locale, someone } = call
  const words = staff.house.words[locale]
  const present = { name: 'password', type: 'password', label: words('password:present') } as const
  return sendPersonPage(call, {
    template: 'sign-in/second-factor',
    page: signInPageView(staff, locale, 'second-factor'),
    view: {
      action: address.secondFactor(locale),
      isSet: someone.account.hasSecondFactor,
      password: entryField({ ...present, autocomplete: 'current-password', problem: problems['password'] }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

export type Secret = { readonly uri: string; readonly recoveryCodes: readonly string[] }

/** Shows what the authenticator app is to know, and asks for a code of it. A wrong code shows the same again. */
export async function sendSecret(call: PersonCall, secret: Secret, problems: Problems = {}): Promise<FastifyReply> {
  const { staff, locale } = call
  const words = staff.house.words[locale]
  const { uri, recoveryCodes } = secret
  const given = { name: 'given', label: words('code:code'), hint: words('second-factor:code-hint') }
  return sendPersonPage(call, {
    template: 'sign-in/second-factor-secret',
    page: signInPageView(staff, locale, 'second-factor'),
    view: {
      action: address.secondFactor(locale),
      ...drawingOf(uri),
      key: keyOf(uri),
      recoveryCodes,
      hidden: hiddenFields(
        new Map([
          ['uri', [uri]],
          ['recovery', recoveryCodes],
        ]),
      ),
      given: entryField({ ...given, autocomplete: 'one-time-code', problem: problems['given'] }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** The key to type where no picture can be taken, in groups of four. */
function keyOf(uri: string): readonly string[] {
  const secret = URL.canParse(uri) ? (new URL(uri).searchParams.get('secret') ?? '') : ''
  return secret.match(/.{1,4}/g) ?? []
}

/** A QR code as the path of a drawing, one unit a square. */
function drawingOf(uri: string) {
  const { data, size } = encode(uri.slice(0, 500), { border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(''), size }
}
