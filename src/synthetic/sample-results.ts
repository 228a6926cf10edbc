import type { Day } from '../consultation/consultation.js'
import { loadPublished } from '../consultation/publication-store.js'
import { latestVersion, type Published } from '../consultation/publication.js'
import { dayAfter } from '../consultation/toronto.js'
import type { Database } from '../database/connect.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { questionsAcross } from '../report/question-across.js'
import { findCodedThemes } from '../results/coded-store.js'
import { firstHeard } from '../results/first-heard.js'
import { type Heard, type HeardTheme, type Reply, sections, unwritten } from '../results/heard.js'
import { baseOf } from '../results/acting.js'
import { openResultsStore, type ResultsStore } from '../results/results-store.js'
import type { PlannedResults } from '../revision/sample-plan.js'
import { codeSample, type PlannedTheme } from './sample-coding.js'

/** What `results.json` beside a sample says: words, and on which days from today they were shared and published. */
type SampleResults = Pick<Heard, 'summary' | 'engagement' | 'participants'> & {
  /** Whose groups the public file tells. */
  readonly demographic: string
  readonly days: {
    readonly coded: number
    readonly release: number
    readonly written: number
    readonly shared: number
    readonly published: number
  }
  readonly questions: readonly { readonly question: string; readonly remark?: Bilingual }[]
  readonly themes: readonly SampleTheme[]
  readonly next: readonly Reply[]
}

type SampleTheme = PlannedTheme & { readonly remark?: Bilingual }

type Loading = {
  /** As the owner, of the database at `url`. */
  readonly db: Database
  readonly url: string
  readonly today: Day
  readonly planned: readonly PlannedResults[]
}

const [analyst, editor] = ['analyst-1', 'editor-1']

/**
 * Has the results of samples prepared, shared and published, act by act, where their responses are made up and no edition is
 * out: a start that was broken off anywhere between is finished by the next, before anybody else can act.
 */
export async function loadSampleResults({ db, url, today, planned }: Loading): Promise<void> {
  if (planned.length === 0) return
  const all = await loadPublished(db)
  const store = openResultsStore({ db, analyst: db, analystUrl: url })
  for (const { consultation, told } of planned) {
    const published = all.find((each) => each.consultation.id === consultation)
    const isUnpublished =
      published?.consultation.synthetic === true && (await store.read(consultation)).editions.length === 0
    if (isUnpublished) await loadOne(store, { db, today, published, told: told as SampleResults })
  }
}

type One = Pick<Loading, 'db' | 'today'> & { readonly published: Published; readonly told: SampleResults }

async function loadOne(store: ResultsStore, { db, today, published, told }: One): Promise<void> {
  const consultation = published.consultation.id
  const acting = (by: string, day: number) => ({ consultation, by, at: new Date(`${dayAfter(today, day)}T17:00:00Z`) })
  const { days, demographic } = told
  const { by, at } = acting(analyst, days.release)
  const made = await store.makeRelease({ published, today, by, at, demographic })
  // A start that was broken off may have made it.
  const release = made.kind === 'made' ? made.release : (await store.findReleases(consultation)).at(-1)
  if (!release) throw new Error(`No release of the sample ${consultation}: ${made.kind}`)
  const { questionnaire } = latestVersion(published)!
  await codeSample(db, { consultation, questionnaire, themes: told.themes, at: acting(analyst, days.coded).at })
  const first = firstHeard(questionsAcross(published.versions.map(({ questionnaire }) => questionnaire)))
  await store.chooseRelease(acting(analyst, days.release), first, release.number)
  const heard = heardOf(first, told, await takeOver(db, consultation, told.themes))
  for (const section of sections) {
    await store.save(acting(analyst, days.written), { section, base: baseOf(first[section]), heard, first })
  }
  const { draft } = await store.read(consultation)
  await store.share(acting(analyst, days.shared), draft!.number)
  const outcome = await store.publish(acting(editor, days.published), draft!.number)
  if (outcome.kind !== 'done') throw new Error(`The results of the sample ${consultation}: ${JSON.stringify(outcome)}`)
}

function heardOf(first: Heard, told: SampleResults, themes: readonly HeardTheme[]): Heard {
  const { summary, engagement, participants, questions, next } = told
  const shown = questions.map(({ question, remark = unwritten }) => ({ question, shown: true, remark }))
  return { ...first, summary, engagement, participants, questions: shown, themes, next }
}

/** As an analyst takes them over from the room of texts: with its counts, and with what may be quoted. */
async function takeOver(
  db: Database,
  consultation: string,
  planned: readonly SampleTheme[],
): Promise<readonly HeardTheme[]> {
  const coded = await findCodedThemes({ db, analyst: db }, consultation)
  return planned.map(({ label, remark = unwritten }): HeardTheme => {
    const { quotable, ...theme } = coded.find((each) => each.label.en === label.en)!
    return { ...theme, remark, quotes: quotable }
  })
}
