import type { FastifyInstance } from 'fastify'

/** `onward` are the origins that a form of the page may lead to beside our own. */
export function policyWith(onward: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    ["form-action 'self'", ...onward].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

const policy = policyWith([])

/** The headers of every answer, whatever it is. */
export function securityHeaders({ https }: { readonly https: boolean }): { readonly [name: string]: string } {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'browsing-topics=(), camera=(), geolocation=(), microphone=()',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

export function sendSecurityHeaders(app: FastifyInstance, options: { readonly https: boolean }): void {
  const headers = securityHeaders(options)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

/** For pages that show or ask for answers: kept by no cache, found by no search engine. */
export const privatePage = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' } as const
