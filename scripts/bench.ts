// `npm run bench`: how fast, as ratios measured side by side. `--json` prints them for programs, `--only NAME` measures one,
// `--rounds N` and `--seconds N` change how often and how long. Whatever is lighter or sooner when it is better is
// turned over, so that at or above its goal every ratio is met.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Measurement, type Row, rowOf } from './bench/measurement.js'
import { measureAlgebra } from './bench/algebra.js'
import { measureExport } from './bench/extract.js'
import { measureBlankPage, measureFilledPage } from './bench/page.js'
import { openSite, type Site } from './bench/site.js'
import { measureBatch, measureSubmit } from './bench/submit.js'
import { measureFirstVisit, measureStart } from './bench/visit.js'

const { values: asked } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
  },
})

/** `start` comes by itself, last: it needs the data folder for itself. */
const measures: readonly (readonly [
  names: string,
  measure: (site: Site) => Promise<Measurement | readonly Measurement[]>,
])[] = [
  ['difference apply', measureAlgebra],
  ['first-visit', measureFirstVisit],
  ['submit', measureSubmit],
  ['batch', measureBatch],
  ['blank-page', measureBlankPage],
  ['filled-page', measureFilledPage],
  ['export calm', measureExport],
]

execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
const rows = await measureAll()
console.log(asked.json ? JSON.stringify(rows, undefined, 2) : tableOf(rows))

async function measureAll(): Promise<readonly Row[]> {
  const site = await openSite({ rounds: Number(asked.rounds), seconds: Number(asked.seconds) })
  const measured: Measurement[] = []
  const isAsked = (names: string) => asked.only === undefined || names.split(' ').includes(asked.only)
  try {
    for (const [names, measure] of measures.filter(([each]) => isAsked(each))) {
      if (!asked.json) console.error(`measuring ${names} …`)
      measured.push(...[await measure(site)].flat())
    }
    await site.rest()
    if (isAsked('start')) measured.push(await measureStart(site.dataDir, site.rounds))
  } finally {
    await site.close()
  }
  return measured.map(rowOf).filter(({ name }) => isAsked(name))
}

function tableOf(all: readonly Row[]): string {
  return all
    .map(({ name, ratio, min, max, goal, met, what, against, note }) => {
      const measured = ratio === null ? 'not measured' : `${ratio.toFixed(2)} [${min!.toFixed(2)}..${max!.toFixed(2)}]`
      return `${name.padEnd(12)} ${measured.padEnd(22)} goal ${goal.toFixed(2)}  ${met ? 'met' : 'NOT MET'}\n  ${what}\n  against ${against}\n  ${note}\n`
    })
    .join('\n')
}
