// What pages are measured against: Fastify sending something that is ready, and nothing else.
import fastify from 'fastify'

const [kind, length] = process.argv.slice(2)
// Text with accents, as a page in French has it: a string of it must be encoded for each answer.
const sentence = 'L’été dernier, les élèves ont préféré répondre à l’école. '
const text = sentence.repeat(Math.ceil(Number(length) / sentence.length))
const bytes = Buffer.from(text).subarray(0, Number(length))
const app = fastify()
app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(kind === 'buffer' ? bytes : ready))
const ready = stringOf(bytes)
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}/\n`)

/** As many bytes as asked for, in a string of two bytes a character. */
function stringOf(buffer) {
  return `’${buffer.toString().slice(1)}`
}
