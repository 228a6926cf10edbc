import type { ConsultationAddress } from '../../address.js'
import type { StaffCall } from '../../staff/call.js'
import type { Words } from '../../words.js'

const places = ['texts', 'themes', 'campaigns', 'flags'] as const satisfies readonly (keyof ConsultationAddress)[]

/** For `components/text-places`: the pages about what people wrote. */
export function placesView(words: Words, { here }: StaffCall, current?: (typeof places)[number]) {
  return places.map((place) => ({
    href: here[place],
    label: words(`texts:place-${place}`),
    ...(place === current && { current: 'page' }),
  }))
}
