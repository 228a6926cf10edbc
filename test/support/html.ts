import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    'input-attributes': 'error',
    'missing-doctype': 'error',
    'multiple-labeled-controls': 'error',
    'require-sri': ['error', { target: 'crossorigin' }],
  },
})

/** What is wrong with a page by the HTML standard: `12:5 element-permitted-content: …`, one line a fault. */
export async function htmlFaults(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  const messages = results.flatMap((result) => result.messages)
  return messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`)
}
