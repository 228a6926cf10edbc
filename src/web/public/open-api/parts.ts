/** What descriptions of several addresses have in common. */
export const slug = {
  name: 'slug',
  in: 'path',
  required: true,
  description: 'What stands for the consultation in addresses, in either language.',
  schema: { type: 'string' },
  example: 'countering-radicalization-violence',
} as const

export function json(description: string, schema: object) {
  return { description, content: { 'application/json': { schema } } }
}

export function ref(schema: string) {
  return { $ref: `#/components/schemas/${schema}` }
}

/** A page for people, in both languages. */
export const notHere = {
  description: 'There is no such thing.',
  content: { 'text/html': { schema: { type: 'string' } } },
}
