import type { Bilingual, Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'

const both = (en: string, fr = en): Bilingual => ({ en, fr })
const option = (code: string, en: string, fr: string) => ({ code, label: both(en, fr) })
const points = [option('good', 'Good', 'Bon'), option('bad', 'Bad, "really"', 'Mauvais; vraiment')]

const taste: Question = { id: 'taste', kind: 'scale', text: both('How does it taste?'), points }

const use: Question = {
  id: 'use',
  kind: 'single',
  text: both('What is it used for?'),
  options: [
    option('false', 'Nothing', 'Rien'),
    option('drink', '=Drinking', 'Boire'),
    { ...option('else', 'Else', 'Autre'), specify: both('What?') },
  ],
}

const who = (...codes: readonly string[]): Question => ({
  id: 'who',
  kind: 'multiple',
  text: both('Who comes?'),
  options: [
    ...codes.map((code) => option(code, code, code)),
    { ...option('others', 'Others', 'D’autres'), specify: both('Who?') },
  ],
})

const state: Question = {
  id: 'state',
  kind: 'matrix',
  text: both('In what state is it?'),
  rows: [
    { id: 'path', text: both('The path') },
    { id: 'basin', text: both('The basin') },
  ],
  points,
}

const needs: Question = {
  id: 'needs',
  kind: 'ranking',
  text: both('What is needed first?'),
  options: [
    option('roof', 'A roof', 'Un toit'),
    option('bench', 'A bench', 'Un banc'),
    option('lamp', 'A lamp', 'Une lampe'),
  ],
  max: 2,
}

const depth: Question = { id: 'depth', kind: 'number', text: both('How deep is it?') }
const remarks: Question = { id: 'remarks', kind: 'long-text', text: both('Anything else?'), maxLength: 2000 }

function springs(questions: readonly Question[]): Questionnaire {
  const page = { id: 'p1', title: both('The spring', 'La source'), questions }
  return {
    schema: 'urn:roundtable:questionnaire:1',
    id: 'springs',
    title: both('The spring', 'La source'),
    pages: [page],
  }
}

/** Every kind of question. The second version drops one, adds one and adds an option. */
export const firstSprings = springs([taste, use, who('farmers'), state, needs])
export const secondSprings = springs([taste, who('farmers', 'hikers'), state, depth, needs, remarks])
