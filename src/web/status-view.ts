import type { Status } from '../consultation/consultation.js'

/** For `components/status-tag`. */
export function statusView(status: Status) {
  switch (status) {
    case 'O':
      return { open: true }
    case 'P':
      return { planned: true }
    case 'CA':
      return { analysing: true }
    case 'CR':
      return { reported: true }
    case 'NF':
      return { dropped: true }
    case 'CN':
      return { closed: true }
  }
}
