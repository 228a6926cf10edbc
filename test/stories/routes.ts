import type { FastifyInstance } from 'fastify'

export type Route = { readonly method: 'GET' | 'HEAD' | 'POST'; readonly pattern: string }

/** Every route that the program answers, read from the tree that Fastify prints. */
export function routesOf(app: FastifyInstance): readonly Route[] {
  const above: string[] = []
  const tree = app.printRoutes({ commonPrefix: false }).split('\n')
  return tree.flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+) \(([A-Z, ]+)\)$/.exec(line) ?? []
    if (part === '') return []
    const depth = indent.length / 4
    above.length = depth
    above.push(part)
    return methods.split(', ').map((method) => ({ method: method as Route['method'], pattern: above.join('') }))
  })
}

/** Whether a page shows or asks for answers. */
export function isPrivate(pattern: string): boolean {
  return /\/(questionnaire\/.*|receipt|recu|resume|reprendre|leave|quitter)$/.test(pattern)
}

export type Audience =
  | 'public'
  | 'entering'
  | 'person'
  | 'token'
  | 'member'
  | 'editor'
  | 'analyst'
  | 'administrator'
  | 'site-administrator'

const consultation = /^\/(en|fr)\/consultations\/:slug/.source
const audiences: readonly (readonly [Audience, RegExp])[] = [
  ['member', new RegExp(`${consultation}/(roundtable|table-ronde)(/|$)`)],
  ['editor', new RegExp(`${consultation}/(desk|redaction)(/|$)`)],
  // Programs that bring a token, and nobody who is signed in.
  ['token', /^\/api\/consultations\/:slug\/((responses|open-text)\.csv|bundle\.zip)$/],
  ['analyst', new RegExp(`${consultation}/(analysis|analyse)(/|$)`)],
  ['administrator', new RegExp(`${consultation}/(people|personnes)(/|$)`)],
  ['site-administrator', /^\/(en\/consultations\/new|fr\/consultations\/nouvelle)$/],
  ['person', /^\/(en\/account|fr\/compte)(\/|$)/],
  [
    'entering',
    /^\/(en\/(sign-in|sign-out|invitation|reset)|fr\/(connexion|deconnexion|invitation|reinitialisation))(\/|$)/,
  ],
  [
    'public',
    new RegExp(
      [
        /^\/(assets\/:file|api\/.*|en|fr)?$/,
        /^\/(en|fr)\/(consultations|privacy|confidentialite|accessibility|accessibilite|about|a-propos)$/,
        new RegExp(
          `${consultation}(/(questions|questionnaire/.*|receipt|recu|saved|resume|reprendre|leave|quitter))?$`,
        ),
        new RegExp(`${consultation}/(changes|modifications|versions|results|resultats)(/|$)`),
      ]
        .map(({ source }) => `(${source})`)
        .join('|'),
    ),
  ],
]

/** Whose a route is, told by its address alone; undefined when the address says nothing that we know. */
export function audienceOf({ pattern }: Route): Audience | undefined {
  return audiences.find(([, address]) => address.test(pattern))?.[0]
}
