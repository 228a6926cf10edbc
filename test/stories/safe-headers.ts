import { expect } from 'vitest'

const always = {
  'content-security-policy':
    "default-src 'none'; script-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}
const expectedNames = new Set([
  ...Object.keys(always),
  'permissions-policy',
  'cache-control',
  'x-robots-tag',
  'content-type',
  'content-length',
  'content-encoding',
  'etag',
  'vary',
  'location',
  'retry-after',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
])

/** The exact policy, and no header beside those we know. */
export function expectSafe(response: Response, route: string, allowed: readonly string[] = []): void {
  const headers = Object.fromEntries(response.headers)
  expect({ route, headers }).toMatchObject({ route, headers: always })
  expect({
    route,
    others: Object.keys(headers).filter((name) => !expectedNames.has(name) && !allowed.includes(name)),
  }).toEqual({
    route,
    others: [],
  })
  expect(response.status).toBeLessThan(500)
}

/** Kept by no cache, found by no search engine. */
export function expectUnkept(response: Response, route: string): void {
  const [kept, found] = [response.headers.get('cache-control'), response.headers.get('x-robots-tag')]
  expect({ route, kept, found }).toEqual({ route, kept: 'no-store', found: 'noindex, nofollow' })
}
