import type { Consultation } from '../../../consultation/consultation.js'
import { isPublic } from '../../../consultation/publication.js'
import type { House } from '../../house.js'

/** The consultations that are for everybody and have something to show, whatever their dates. */
export function publicConsultations({ catalogue }: Pick<House, 'catalogue'>): readonly Consultation[] {
  return catalogue
    .current()
    .filter(isPublic)
    .map(({ consultation }) => consultation)
}
