import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Answers 403 to posts that another site made. */
export function refuseForeignPosts(app: FastifyInstance, publicOrigin: string | undefined): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD' || comesFromHere(request, publicOrigin)) done()
    else done(new ForeignPost())
  })
}

class ForeignPost extends Error {
  readonly statusCode = 403
}

/**
 * Whether a request that changes something may come from where it comes from. Browsers that say so in `Sec-Fetch-Site`
 * are believed; older ones are asked for `Origin`. Under our `no-referrer` policy an older browser sends `Origin: null`
 * for our own forms, and a text browser sends neither: both pass, since `SameSite` cookies stay behind on foreign posts.
 */
function comesFromHere({ headers }: FastifyRequest, publicOrigin: string | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = headers.origin
  if (origin === undefined || origin === 'null') return true
  return origin === publicOrigin || (publicOrigin === undefined && origin === `http://${headers.host}`)
}
