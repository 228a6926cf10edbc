import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow } from './support/imports.js'
import { readCatalogue, textsOf } from './support/locales.js'

const root = join(import.meta.dirname, '..')
const [en, fr] = [readCatalogue(root, 'locales/en'), readCatalogue(root, 'locales/fr')]

/** Ways of putting it that follow the English word for word, or that say something else: « témoin » alone is a witness. */
const calques = /(?:sans|avec un) témoin(?! de connexion)|est votre choix|propres mots/i

function calquesIn(texts: readonly unknown[]): readonly unknown[] {
  return texts.filter((text) => typeof text === 'string' && calques.test(text))
}

test('our French speaks of no witness, and follows no English word for word', () => {
  expect(calquesIn(Object.values(fr))).toEqual([])
  expect(calquesIn(['Sans témoin', 'Sans témoin de connexion', 'Participer est votre choix'])).toHaveLength(2)
})

// Members put it as they like.
test('nor does the French of the sample consultations', () => {
  const documents = filesBelow(root, 'questionnaires').filter((path) => /(?<!\/review)\.json$/.test(path))
  const texts = documents.flatMap((path) => textsOf(JSON.parse(readFileSync(join(root, path), 'utf8')), path))
  expect(texts).not.toEqual([])
  expect(calquesIn(texts.map((text) => text.fr))).toEqual([])
})

test('a day given as an example is never broken between two lines', () => {
  const days = [...Object.values(en), ...Object.values(fr)].filter((text) => /\d{4}.\d\d.\d\d/.test(String(text)))
  expect(days).not.toEqual([])
  expect(days.filter((text) => /\d{4}-\d\d-\d\d/.test(String(text)))).toEqual([])
})
