import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { prepareBundle } from '../export/bundle/bundle.js'
import type { BundlePlan } from '../export/bundle/plan-bundle.js'
import { projectRoot } from '../project-root.js'
import { bundlePress } from '../web/bundle-press.js'
import { readWords } from '../web/words.js'

/**
 * Writes a bundle to a file, which has that name only once it is whole. `before` is told how many responses are in it, and
 * must succeed.
 */
export async function writeBundle(
  url: string,
  plan: BundlePlan,
  { file, before }: { readonly file: string; readonly before: (responses: number) => Promise<void> },
): Promise<void> {
  const bundle = await prepareBundle(url, plan, bundlePress(readWords(join(projectRoot, 'locales'))))
  const unfinished = `${file}.part`
  try {
    await before(bundle.responses)
    await pipeline(bundle.open(), createWriteStream(unfinished))
    await rename(unfinished, file)
  } catch (error) {
    bundle.drop()
    await rm(unfinished, { force: true })
    throw error
  }
}
