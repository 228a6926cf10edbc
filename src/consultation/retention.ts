import type { Day, Settings } from './consultation.js'

/**
 * The last day on which responses and copies of them are kept: the first that any notice named, for each response came under
 * one of them. Undefined where none names a day.
 */
export function keptUntil({ privacyNotice, earlierNotices = [] }: Settings): Day | undefined {
  return [privacyNotice, ...earlierNotices].flatMap((notice) => notice.keptUntil ?? []).toSorted()[0]
}
