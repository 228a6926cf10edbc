/** A response to the sample on countering radicalization to violence: fifteen questions answered, as its review page posts them. */
export const fields: readonly [name: string, value: string][] = [
  ['a1', 'individual'],
  ['a1', 'front_line_worker'],
  ['b1', 'fairly_well'],
  ['b2a', 'somewhat'],
  ['b2b', 'very'],
  ['b3', 'news'],
  ['b3', 'social_media'],
  ['b3', 'other'],
  ['b3__other_text', 'Les conversations à la bibliothèque'],
  ['c1', 'isolation'],
  ['c1', 'online_content'],
  ['c2', 'schools'],
  ['c2', 'families'],
  ['n1__funding', 'useful'],
  ['n1__training', 'very'],
  ['n1__information', 'somewhat'],
  ['n3__1', 'youth_programs'],
  ['n3__2', 'mental_health'],
  ['n3__3', 'mentoring'],
  ['d1__community_police', 'neither'],
  ['d1__services', 'poorly'],
  [
    'n2b',
    'People who live with the consequences, and those who left violence behind; they know what words reach whom.',
  ],
  ['e1__school', 'very'],
  ['e2', 'check_first'],
  ['f1', 'helplines'],
  ['h1', 'Give the same small grant for five years, not a large one for six months. À l’école, commencez tôt.'],
  ['i2', 'age_35_44'],
]

export const slug = 'countering-radicalization-violence'
export const questionnaire = `/en/consultations/${slug}/questionnaire`

/** Stands for a token: the generator of load puts a fresh one there. */
const freshToken = '0'.repeat(26)

export const withToken = `Cookie: unfinished-crv=${freshToken}\r\n`

export function getRequest(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`
}

export function postRequest(path: string, form: URLSearchParams, headers = ''): string {
  const body = form.toString()
  const type = 'Content-Type: application/x-www-form-urlencoded\r\n'
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n${headers}${type}Content-Length: ${body.length}\r\n\r\n${body}`
}

/** What the review page posts, once for each client's token. */
export function submission(): string {
  const form = new URLSearchParams([['version', '1'], ['locale', 'en'], ...fields, ['go', 'submit']])
  return postRequest(`${questionnaire}/review`, form, withToken)
}
