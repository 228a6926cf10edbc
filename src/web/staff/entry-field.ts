export type EntryField = {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  readonly hint?: string | undefined
  readonly value?: string
  readonly problem?: string | undefined
  readonly autocomplete?: string
}

/** For `components/entry-field`: one line to type, with what helps and what is to be looked at. */
export function entryField({
  name,
  label,
  type = 'text',
  hint,
  value = '',
  problem,
  autocomplete = 'off',
}: EntryField) {
  const described = [...(hint === undefined ? [] : [`${name}-hint`]), `${name}-problem`].join(' ')
  return {
    name,
    label,
    type,
    value,
    autocomplete,
    described,
    ...(hint !== undefined && { hint }),
    ...problemView(problem),
  }
}

export function problemView(problem: string | undefined) {
  return {
    problem: problem ?? '',
    noProblem: problem ? '' : ' hidden',
    atFault: problem ? ' at-fault' : '',
    invalid: String(problem !== undefined),
  }
}
