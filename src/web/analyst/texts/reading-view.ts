import { countAllTexts, findReading } from '../../../coding/finding-store.js'
import { torontoDay } from '../../../consultation/toronto.js'
import { countOf } from '../../count.js'
import { longDate } from '../../dates.js'
import type { StaffCall } from '../../staff/call.js'

/** For `components/text-reading`: when all texts were last read by the program, and how many came since. */
export async function readingView({ staff, locale, published, here }: StaffCall) {
  const { house, accounts } = staff
  const { id } = published.consultation
  const [reading, texts] = await Promise.all([findReading(accounts.db, id), countAllTexts(house.coding.analyst, id)])
  const since = reading ? texts - reading.texts : 0
  return {
    action: here.flags,
    isUnderWay: house.coding.isReading(id),
    ...(reading && {
      last: { texts: countOf(reading.texts, locale), date: longDate(torontoDay(reading.at), locale) },
    }),
    ...(since > 0 && { since: countOf(since, locale) }),
  }
}
