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
