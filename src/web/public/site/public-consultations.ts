import { type Listed, listedOn } from '../../../consultation/listing.js'
import { isPublic } from '../../../consultation/publication.js'
import type { House } from '../../house.js'
import { todayAt } from '../../today.js'

/** The consultations that are for everybody and have something to show, whatever their dates, in the order of lists. */
export function publicConsultations({ catalogue, now }: Pick<House, 'catalogue' | 'now'>): readonly Listed[] {
  return listedOn(catalogue.current().filter(isPublic), todayAt(now()))
}
