import type { Entry } from './entry.js'

/** What was just done, as one of the codes that a page knows: the redirect that led to it says so by `?done=`. */
export function doneOf<Code extends string>(
  { request }: Pick<Entry, 'request'>,
  codes: readonly Code[],
): Code | undefined {
  const { done } = request.query as { done?: unknown }
  return codes.find((each) => each === done)
}
