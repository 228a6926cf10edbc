import { join } from 'node:path'
import { projectRoot } from '../../src/project-root.js'
import { readWords } from '../../src/web/words.js'

/** The interface's words, as the pages say them. */
export const words = readWords(join(projectRoot, 'locales'))
