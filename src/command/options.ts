import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** The values of these options, or the sentence that says what is wrong with the arguments. */
export function readOptions<Of extends Options>(args: readonly string[], options: Of) {
  return orSentence(() => parseArgs({ args: [...args], options }).values)
}

/** The same beside the words that are no options. */
export function readWordsAndOptions<Of extends Options>(args: readonly string[], options: Of) {
  return orSentence(() => parseArgs({ args: [...args], options, allowPositionals: true }))
}

function orSentence<Read>(read: () => Read): Read | string {
  try {
    return read()
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}
