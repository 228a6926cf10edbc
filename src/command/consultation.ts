import { join } from 'node:path'
import { isConsultationId, isSlug } from '../consultation/naming.js'
import { newSettings } from '../consultation/new-settings.js'
import { isReadable } from '../consultation/settings-fault.js'
import { torontoDay } from '../consultation/toronto.js'
import { projectRoot } from '../project-root.js'
import type { JsonObject } from '../questionnaire/change.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { type Begun, type Beginning, beginConsultation } from '../revision/beginning.js'
import { draftFromNothing } from '../web/administrator/new-consultation-draft.js'
import { readWords } from '../web/words.js'
import type { Command, Io } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { readDrafts } from './document-file.js'
import { readOptions } from './options.js'
import { withConnection } from './with-connection.js'
import { withDatabase } from './with-database.js'

export const consultation: Command = {
  name: 'consultation',
  usage:
    'consultation create --id ID --slug-en SLUG --slug-fr SLUG --title-en TITLE --title-fr TITLE [--draft FILE] [--json]: begin one.',
  async run(args, io) {
    const asked = readAsked(args)
    if (typeof asked === 'string') {
      io.err(asked)
      return 2
    }
    const config = configOrFaults(io)
    const draft = config && (await draftFor(asked, io))
    if (!config || !draft) return 1
    const begun = await withDatabase(config, ({ appUrl }) => begin(appUrl, beginningOf(asked, draft)))
    if (begun.kind === 'taken') {
      io.err('Another consultation has this id, or one of these slugs.')
      return 1
    }
    io.out(asked.json ? JSON.stringify({ created: asked.id }) : asked.id)
    return 0
  },
}

type Asked = {
  readonly id: string
  readonly slug: Bilingual
  readonly title: Bilingual
  readonly file: string | undefined
  readonly json: boolean
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked([verb, ...args]: readonly string[]): Asked | string {
  if (verb !== 'create') return 'consultation takes the word create.'
  const text = { type: 'string', default: '' } as const
  const names = { id: text, 'slug-en': text, 'slug-fr': text, 'title-en': text, 'title-fr': text }
  const values = readOptions(args, { ...names, draft: { type: 'string' }, json: { type: 'boolean', default: false } })
  if (typeof values === 'string') return values
  const slug = { en: values['slug-en'], fr: values['slug-fr'] }
  const title = { en: values['title-en'].trim(), fr: values['title-fr'].trim() }
  if (!isConsultationId(values.id)) return '--id is up to 60 small letters, digits, _ and -, and begins with a letter.'
  if (!isSlug(slug.en) || !isSlug(slug.fr))
    return '--slug-en and --slug-fr are 3 to 80 small letters and digits, joined by hyphens, and no page of the site.'
  if (!isTitle(title.en) || !isTitle(title.fr)) return '--title-en and --title-fr are lines of up to 200 characters.'
  return { id: values.id, slug, title, file: values.draft, json: values.json }
}

function isTitle(text: string): boolean {
  return text !== '' && text.length <= 200 && isReadable(text)
}

/** The draft in the file, or one page with one question; undefined after saying what is wrong with the file. */
async function draftFor({ id, title, file }: Asked, io: Io): Promise<JsonObject | undefined> {
  if (file !== undefined) return (await readDrafts([file], io))?.[0]
  return draftFromNothing({ words: readWords(join(projectRoot, 'locales')) }, { id, title })
}

function beginningOf({ id, slug, title, file }: Asked, draft: JsonObject): Beginning {
  const at = new Date()
  return {
    id,
    slug,
    settings: newSettings(title, torontoDay(at)),
    draft: { ...draft, id },
    origin: file === undefined ? 'new' : 'import',
    by: 'program',
    at,
  }
}

function begin(url: string, beginning: Beginning): Promise<Begun> {
  return withConnection(url, { max: 1 }, (db) => db.transaction().execute((trx) => beginConsultation(trx, beginning)))
}
