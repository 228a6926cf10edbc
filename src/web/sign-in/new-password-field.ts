import { entryField } from '../staff/entry-field.js'
import type { Words } from '../words.js'

export function newPasswordField(words: Words, problem: string | undefined) {
  const said = { label: words('password:new'), hint: words('password:hint'), problem }
  return entryField({ name: 'password', type: 'password', autocomplete: 'new-password', ...said })
}
