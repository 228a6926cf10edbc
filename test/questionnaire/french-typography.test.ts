import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mendTypography, typographyFaults } from '../../src/questionnaire/french-typography.js'

const signs = Array.from('ab :;?!%$«»"\'\u00a0\u202f\n')

/** Written with ~ for a no-break space and _ for a narrow one. */
function typed(text: string): string {
  return text.replaceAll('~', '\u00a0').replaceAll('_', '\u202f')
}

describe('sound French', () => {
  test.each([
    '',
    'Par exemple~: 5_% ou 10~$.',
    'Est-ce vrai? Oui! Non; peut-être.',
    'Le mot «~île~», puis «_œuvre_».',
    'L’été, aujourd’hui.',
    'Écrivez à nom@exemple.ca ou visitez https://exemple.ca/a?b=c%20d:e.',
    '{{name}}~: {{count}}~%',
  ])('%s', (text) => {
    expect(typographyFaults(typed(text))).toEqual([])
  })
})

describe('unsound French', () => {
  test.each<[text: string, code: string, index: number]>([
    ['Par exemple: oui', 'no-break-space-missing', 11],
    ['Par exemple : oui', 'no-break-space-missing', 12],
    ['5%', 'no-break-space-missing', 1],
    ['10 $', 'no-break-space-missing', 3],
    ['« île~»', 'no-break-space-missing', 0],
    ['«~île»', 'no-break-space-missing', 5],
    [': oui', 'no-break-space-missing', 0],
    ['Vrai ?', 'space-before', 5],
    ['Vrai~!', 'space-before', 5],
    ['Vrai_; faux', 'space-before', 5],
    ['Le mot "île', 'straight-quote', 7],
    ["L'été", 'straight-apostrophe', 1],
  ])('%s', (text, code, index) => {
    expect(typographyFaults(typed(text))).toEqual([{ code, index }])
  })

  test('all faults are named, in the order of the text', () => {
    expect(typographyFaults(`L'eau : "oui" ?`).map(({ code }) => code)).toEqual([
      'straight-apostrophe',
      'no-break-space-missing',
      'straight-quote',
      'straight-quote',
      'space-before',
    ])
  })
})

describe('French that is mended', () => {
  test.each([
    ['L\'eau : "oui" ?', 'L’eau~: «~oui~»?'],
    ['5%; 10 $ !', '5~%; 10~$!'],
    ['« île »', '«~île~»'],
    ['Déjà~: bien_; non', 'Déjà~: bien; non'],
    ['https://exemple.ca/a?b=c:d et : oui', 'https://exemple.ca/a?b=c:d et~: oui'],
    ["nom@exemple.ca, c'est tout ?", 'nom@exemple.ca, c’est tout?'],
  ])('%s', (text, mended) => {
    expect(mendTypography(typed(text))).toBe(typed(mended))
    expect(typographyFaults(mendTypography(typed(text)))).toEqual([])
  })

  test('has no fault, whatever it was, but where a mark of its own follows a quote that opens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs, 'x@y.ca', 'https://z.ca')), (parts) => {
        const mended = mendTypography(parts.join(''))
        expect(/«\s*[;?!:%$»]/.test(mended) ? [] : typographyFaults(mended)).toEqual([])
        expect(mendTypography(mended)).toBe(mended)
      }),
    )
  })
})
