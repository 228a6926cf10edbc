import type { Obstacle } from '../../results/obstacle.js'
import type { ConsultationAddress } from '../address.js'
import type { Words } from '../words.js'
import { languageOfField } from './section-words.js'

/** What keeps results from being shared or published, in words; with the way to it for whoever can change it. */
export function obstacleView(words: Words, obstacle: Obstacle, here?: ConsultationAddress) {
  switch (obstacle.code) {
    case 'not-closed':
    case 'no-release':
    case 'nothing-written':
    case 'nothing-new':
    case 'not-shared':
    case 'same-person':
      return { sentence: words(`preparing:obstacle-${obstacle.code}`) }
    case 'text-missing':
    case 'reply-missing':
    case 'correction-stale': {
      const { section, field } = obstacle
      return {
        sentence: words(`preparing:obstacle-${obstacle.code}`),
        place: [words(`preparing:section-${section}`), languageOfField(words, field)].join(' – '),
        ...(here && { href: `${here.preparingSection(section)}#${field}` }),
      }
    }
  }
}
