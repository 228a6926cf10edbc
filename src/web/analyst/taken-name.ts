import type { Published } from '../../consultation/publication.js'
import type { Extract } from '../../export/extract.js'
import type { TakenFile } from '../../export/extract-deed.js'

/** Without its ending; says of made-up responses what they are. Slugs hold nothing that a header or a disk could take for something else. */
export function takenName(
  { consultation, versions: all }: Published,
  { file, versions }: Pick<Extract, 'versions'> & { readonly file: TakenFile },
): string {
  const version = all.length > versions.length ? `-v${versions[0]?.number}` : ''
  return `${consultation.slug.en}-${file}${version}${consultation.synthetic ? '-synthetic' : ''}`
}
