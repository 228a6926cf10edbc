import { isIP } from 'node:net'

const named = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** Whether it names proxies as the web server understands them: addresses, ranges or names of ranges, between commas. */
export function namesProxies(value: string): boolean {
  return value.split(',').every((part) => named.has(part.trim()) || isRange(part.trim()))
}

function isRange(part: string): boolean {
  const [, address = '', length] = /^([^/%]+)(?:\/([1-9]\d{0,2}))?$/.exec(part) ?? []
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  return longest > 0 && Number(length ?? longest) <= longest
}
