import { nameIn, titleIn } from '../../account/appointment.js'
import type { Notice } from '../../mail/notice-store.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import type { StaffCall } from '../staff/call.js'
import type { Told } from './act-and-tell.js'

export function confirmationNeeded(call: StaffCall): Told {
  return { notice: noticeOf(call, 'publication:notice-requested') }
}

export function turnedBack(call: StaffCall, requestedBy: string): Told {
  return { person: requestedBy, notice: noticeOf(call, 'publication:notice-turned-back') }
}

function noticeOf({ staff, published, someone, person }: StaffCall, key: string): Notice {
  const { words } = staff.house
  const { id, slug, profile } = published.consultation
  const who = titleIn(someone.appointments, id) ?? nameIn(person.name, [])
  const path: Bilingual = {
    en: consultationAddress('en', slug.en).publication,
    fr: consultationAddress('fr', slug.fr).publication,
  }
  return {
    words: {
      en: words.en(key, { who: who.en, consultation: profile.title.en }),
      fr: words.fr(key, { who: who.fr, consultation: profile.title.fr }),
    },
    path,
  }
}
