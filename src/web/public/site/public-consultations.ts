import { isPublic, type Published } from '../../../consultation/publication.js'
import type { House } from '../../house.js'

/** The consultations that are for everybody and have something to show, whatever their dates. */
export function publicConsultations({ catalogue }: Pick<House, 'catalogue'>): readonly Published[] {
  return catalogue.current().filter(isPublic)
}
