import { account } from './account.js'
import { apply } from './apply.js'
import { blame } from './blame.js'
import type { Command } from './command.js'
import { consultation } from './consultation.js'
import { destroy } from './destroy.js'
import { difference } from './difference.js'
import { exportResponses } from './export.js'
import { hash } from './hash.js'
import { importForms } from './import.js'
import { merge } from './merge.js'
import { migrate } from './migrate.js'
import { mix } from './mix.js'
import { paths } from './paths.js'
import { release } from './release.js'
import { sample } from './sample.js'
import { validate } from './validate.js'
import { verify } from './verify.js'

/** In the order in which help tells them. */
export const commands: readonly Command[] = [
  validate,
  hash,
  paths,
  difference,
  apply,
  merge,
  importForms,
  exportResponses,
  mix,
  release,
  destroy,
  blame,
  verify,
  migrate,
  sample,
  consultation,
  account,
]
