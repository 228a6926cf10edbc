const shortest = 12
const longest = 128
const fewestDifferent = 5

export type PasswordFault = 'password-too-short' | 'password-too-long' | 'password-too-plain'

/**
 * What is wrong with a new password. Length counts, in characters of any script; no rule asks for signs or capitals.
 * What is told of a person, or repeats a few characters, is guessed first.
 */
export function passwordFault(password: string, told: readonly string[]): PasswordFault | undefined {
  const length = Array.from(password).length
  if (length < shortest) return 'password-too-short'
  if (length > longest) return 'password-too-long'
  const plain = password.toLowerCase()
  const isTold = told.some((word) => word !== '' && plain.replace(word.toLowerCase(), '').length < shortest / 2)
  return isTold || new Set(plain).size < fewestDifferent ? 'password-too-plain' : undefined
}
