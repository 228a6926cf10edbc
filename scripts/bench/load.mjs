// A generator of load in a process of its own, told what to do by messages. It is our own because a submission needs a fresh
// token each time and because it must cost next to nothing: it shares two cores with what it measures. Requests are
// bytes made once; of an answer it reads the status and the length, and counts it when the last byte has come.
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const placeOfToken = '0'.repeat(26)

process.on('message', (job) => void load(job).then((loaded) => process.send(loaded)))

async function load({ port, clients, seconds, request }) {
  const statuses = {}
  const times = []
  const start = performance.now()
  const end = start + seconds * 1000
  const finished = (status, time) => {
    statuses[status] = (statuses[status] ?? 0) + 1
    times.push(time)
    return performance.now() < end
  }
  await Promise.all(Array.from({ length: clients }, () => client(port, request, finished)))
  const taken = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const at = (part) => times[Math.floor(times.length * part)]
  return { perSecond: times.length / taken, statuses, p50: at(0.5), p99: at(0.99) }
}

/** One connection that asks again as soon as it is answered. */
function client(port, request, finished) {
  const bytes = Buffer.from(request, 'latin1')
  const token = request.indexOf(placeOfToken)
  const renew = token < 0 ? () => undefined : renewer(bytes, token)
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let asked = 0
    let status = 0
    let missing = 0
    let head = ''
    const ask = () => {
      renew()
      asked = performance.now()
      status = 0
      head = ''
      socket.write(bytes)
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.on('data', (chunk) => {
      if (status === 0) {
        head += chunk.latin1Slice()
        const ended = head.indexOf('\r\n\r\n')
        if (ended < 0) return
        status = Number(head.slice(9, 12))
        missing = lengthOf(head.slice(0, ended)) - (head.length - ended - 4)
      } else missing -= chunk.length
      if (missing > 0) return
      if (finished(status, performance.now() - asked)) ask()
      else socket.destroy()
    })
  })
}

function lengthOf(head) {
  const found = /content-length: (\d+)/i.exec(head)
  if (!found) throw new Error(`An answer of unknown length: ${head}`)
  return Number(found[1])
}

/** Counts upwards in the last characters, after a beginning that no other connection has. */
function renewer(bytes, at) {
  const start = [...randomBytes(18)].map((byte) => alphabet[byte & 31]).join('')
  bytes.write(`0${start}`, at, 'latin1')
  let count = 0
  return () => {
    count++
    for (let place = 0; place < 7; place++) bytes[at + 25 - place] = alphabet.charCodeAt((count >> (place * 5)) & 31)
  }
}
