import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasProgram, runProgram } from './program.js'
import { chosenOf, silencesOf, tallyOf } from './tally.js'
import { filesOf, type Market, openMarket, rowsOf, takeBundle, unpack } from './taken-bundle.js'

const longId = `a${'_very'.repeat(11)}`

let market: Market
let files: ReadonlyMap<string, Buffer>
let taken: ReturnType<typeof unpack>

beforeAll(async () => {
  market = await openMarket()
  files = filesOf(await takeBundle(market))
  taken = unpack(files)
})
afterAll(async () => {
  taken.remove()
  await market.close()
})

/** Label → count, of a table of codes and counts. */
function byLabel(column: string, counts: Readonly<Record<string, number>>, language: 'en' | 'fr') {
  const labels = new Map(
    rowsOf(files, 'labels.csv')
      .filter((row) => row['column'] === column)
      .map((row) => [row['code'], row[`label_${language}`]!.replace(/^'/, '')]),
  )
  return Object.fromEntries(Object.entries(counts).map(([code, count]) => [labels.get(code), count]))
}

/** A leading space or mark is lost to whoever prints a table; a label that long is cut by SPSS. */
function printed(counts: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(counts).map(([label, count]) => [label.trim(), count]))
}

describe.runIf(hasProgram('pspp', 'what the SPSS syntax makes of the responses'))('PSPP', () => {
  /** The file that the syntax makes, written out again with its labels, and the table that PSPP prints of a variable. */
  function frequencies(language: 'en' | 'fr', variable: string): Readonly<Record<string, number>> {
    const syntax = `frequencies-${language}.sps`
    writeFileSync(join(taken.folder, syntax), files.get(`load-${language}.sps`)!)
    appendFileSync(join(taken.folder, syntax), `FREQUENCIES ${variable}.\r\n`)
    runProgram('pspp', ['-o', 'table.csv', syntax], taken.folder)
    // Before the last comes a table of means, for numbers.
    const table = readFileSync(join(taken.folder, 'table.csv'), 'utf8')
      .split(/^"?Table: /m)
      .at(-1)!
    const rows: string[][] = parse(table.slice(table.indexOf('\n') + 1), { relax_column_count: true })
    return Object.fromEntries(
      rows
        .filter(([kind, label]) => kind !== 'Total' && label !== '')
        .flatMap((row) => {
          const [, label, count] = row
          return count !== undefined && /^\d+$/.test(count) ? [[label!, Number(count)]] : []
        }),
    )
  }

  test('reads it without a word of warning, in both languages', () => {
    for (const language of ['en', 'fr']) {
      expect(runProgram('pspp', ['--testing-mode', `load-${language}.sps`], taken.folder)).toBe('')
    }
  })

  test.each(['en', 'fr'] as const)(
    'counts every answer and every silence as the database does (%s)',
    async (language) => {
      const silent = {
        en: ['Shown and skipped', 'Not shown', 'Not asked in that version'],
        fr: ['Affichée et laissée sans réponse', 'Non affichée', 'Absente de cette version'],
      }[language]
      for (const column of ['why', 'taste', 'mood']) {
        const { skipped, notShown, notAsked } = await silencesOf(market, column)
        const reasons = [skipped, notShown, notAsked].map((count, index) => [silent[index]!, count] as const)
        const wanted = {
          ...byLabel(column, await tallyOf(market, column), language),
          ...Object.fromEntries(reasons.filter(([, count]) => count > 0)),
        }
        expect(frequencies(language, column)).toEqual(wanted)
      }
      const chosen = await chosenOf(market, longId, 'bread_and_cakes')
      const renamed = (JSON.parse(files.get('manifest.json')!.toString()) as { renamedForSpss: Record<string, string> })
        .renamedForSpss
      expect(frequencies(language, renamed[`${longId}__bread_and_cakes`]!)).toMatchObject(
        byLabel(`${longId}__bread_and_cakes`, { 1: chosen.chosen, 0: chosen.not }, language),
      )
      expect(frequencies(language, 'state__hall')).toMatchObject(
        byLabel('state__hall', await tallyOf(market, 'state', 'hall'), language),
      )
    },
  )

  test('holds every text as it was written, but for line breaks and for what reads like a mark', () => {
    writeFileSync(join(taken.folder, 'texts.sps'), files.get('load-en.sps')!)
    appendFileSync(
      join(taken.folder, 'texts.sps'),
      `SAVE TRANSLATE /OUTFILE='texts.csv' /TYPE=CSV /FIELDNAMES /KEEP=response_id remarks /REPLACE.\r\n`,
    )
    runProgram('pspp', ['-o', 'said.txt', 'texts.sps'], taken.folder)
    const read: Record<string, string>[] = parse(readFileSync(join(taken.folder, 'texts.csv')), {
      columns: true,
      bom: true,
    })
    const oneLine = (text: string) => text.replaceAll(/[\n\r\v\f\u0085\u2028\u2029]/g, '↵').trimEnd()
    const wanted = rowsOf(files, 'responses.csv').map((row) => {
      const cell = row['remarks']!
      return [row['response_id'], oneLine(/^'\.[nv]$/.test(cell) ? cell : cell.replace(/^'/, ''))]
    })
    expect(read.map((row) => [row['response_id'], row['remarks']!.trimEnd()])).toEqual(wanted)
  })
})

describe.runIf(hasProgram('Rscript', 'what the R script makes of the responses'))('R', () => {
  const run = (code: string) => runProgram('Rscript', ['--vanilla', '-e', `source("load.R"); ${code}`], taken.folder)

  /** As JSON by hand: R itself has none. */
  const table = (expression: string) =>
    Object.fromEntries(
      run(
        `counts <- table(${expression}); cat(paste0(counts, "\\t", gsub("\\n", "\\\\\\\\n", names(counts)), "\\n"), sep = "")`,
      )
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [count, ...label] = line.split('\t')
          return [label.join('\t'), Number(count)]
        }),
    ) as Readonly<Record<string, number>>

  test.each(['en', 'fr'] as const)(
    'counts every answer as the database does, with its labels (%s)',
    async (language) => {
      for (const column of ['why', 'taste', 'mood']) {
        const counted = table(`droplevels(load_bundle(language = "${language}")$responses$${column})`)
        expect(printed(counted)).toEqual(printed(byLabel(column, await tallyOf(market, column), language)))
      }
      const rows = table(`droplevels(load_bundle(language = "${language}")$responses$state__hall)`)
      expect(rows).toEqual(byLabel('state__hall', await tallyOf(market, 'state', 'hall'), language))
    },
  )

  test('knows why a cell has no answer', async () => {
    for (const column of ['why', 'mood', 'name']) {
      const { skipped, notShown, notAsked } = await silencesOf(market, column)
      expect(table(`bundle$missing$${column}`)).toEqual({ skipped, not_shown: notShown, not_asked: notAsked })
    }
  })

  test('has whole numbers for what is chosen, and the question as the label of its column', async () => {
    const { chosen, not } = await chosenOf(market, longId, 'others')
    expect(table(`bundle$responses$${longId}__others`)).toEqual({ 1: chosen, 0: not })
    expect(run('cat(attr(bundle$responses$taste, "label"))')).toBe('How is it?')
    expect(run('cat(attr(load_bundle(language = "fr")$responses$state__hall, "label"))')).toBe(
      'Dans quel état est-ce? – La halle',
    )
    expect(run('cat(attr(bundle$responses$taste, "values"))')).toBe('1 2 3 NA')
  })

  test('holds every text as it was written, but that R reads a lone carriage return as a line feed', () => {
    run(`write.csv(bundle$texts, "texts-by-r.csv", row.names = FALSE, fileEncoding = "UTF-8")`)
    const read: Record<string, string>[] = parse(readFileSync(join(taken.folder, 'texts-by-r.csv')), { columns: true })
    expect(read.map((row) => row['text'])).toEqual(
      rowsOf(files, 'open-text.csv').map((row) => row['text']!.replace(/^'/, '').replaceAll('\r', '\n')),
    )
  })
})
