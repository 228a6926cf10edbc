import { createHmac } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Database, Transaction } from '../database/connect.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { appoint, findConsultationIds } from './appointment-store.js'
import { createPerson, setPassword } from './person-store.js'
import type { Role } from './role.js'

type SamplePerson = { readonly id: string; readonly role: Role; readonly title: Bilingual; readonly email: string }

const counts: readonly (readonly [Role, number, Bilingual])[] = [
  ['member', 12, { en: 'Member', fr: 'Membre' }],
  ['editor', 2, { en: 'Editor', fr: 'Rédaction' }],
  ['analyst', 2, { en: 'Analyst', fr: 'Analyse' }],
  ['administrator', 1, { en: 'Administrator', fr: 'Administration' }],
]

const ofConsultations: readonly SamplePerson[] = counts.flatMap(([role, count, title]) =>
  Array.from({ length: count }, (_, index) => samplePerson(role, index + 1, title)),
)

/** Has no role of a consultation, and can begin one. */
const ofTheSite = samplePerson('administrator', 2, { en: 'Administrator', fr: 'Administration' })

/** Nobody has a name of their own: they are called what they do. */
function samplePerson(role: Role, number: number, { en, fr }: Bilingual): SamplePerson {
  const id = `${role}-${number}`
  return { id, role, title: { en: `${en} ${number}`, fr: `${fr} ${number}` }, email: emailOf(id) }
}

function emailOf(id: string): string {
  return `${id}@roundtable.example`
}

/** Whom to sign in as, for a look at each room. */
export const sampleEmails: readonly string[] = [
  'member-4',
  'editor-1',
  'editor-2',
  'analyst-1',
  'analyst-2',
  'administrator-1',
  'administrator-2',
].map(emailOf)

/** The one password of all sample people: of this installation alone, and the same at each of its starts. */
export function samplePassword(secretKey: string): string {
  const letters = createHmac('sha256', secretKey).update('the password of the samples').digest('hex')
  return letters.slice(0, 16).match(/.{4}/g)!.join('-')
}

/**
 * Gives the sample people their roles, in the consultations that there are when they are first made, and their password back.
 * A consultation that someone began since is none of theirs. `db` as the owner.
 */
export async function loadSamplePeople(db: Database, secretKey: string): Promise<void> {
  const hash = await hashPassword(samplePassword(secretKey))
  await db.transaction().execute(async (trx) => {
    const consultations = await findConsultationIds(trx)
    for (const person of ofConsultations) await loadPerson(trx, person, { hash, consultations })
    await loadPerson(trx, ofTheSite, { hash, consultations: [undefined] })
  })
}

type Loading = { readonly hash: string; readonly consultations: readonly (string | undefined)[] }

async function loadPerson(trx: Transaction, person: SamplePerson, { hash, consultations }: Loading): Promise<void> {
  const { id, role, title, email } = person
  const creation = await createPerson(trx, { id, name: title.en, email, locale: 'en' }, { passwordHash: hash })
  if (creation.kind === 'email-taken') return setPassword(trx, id, hash)
  for (const consultation of consultations) await appoint(trx, { person: id, consultation, role, title, named: false })
}
