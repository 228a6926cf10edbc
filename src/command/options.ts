import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The values of these options, or the sentence that says what is wrong with the arguments. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}
