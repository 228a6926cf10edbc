// The program as it was built, with one thing changed that the product has no switch for:
// `one-by-one` sends each submission to the database alone, `memory` keeps the unfinished response of whoever asks in
// memory, and `export` also answers /bench/export with the CSV, as the analysts' pages do.
import { groupCommit } from '../../dist/src/database/group-commit.js'
import { connect } from '../../dist/src/database/connect.js'
import { startEmbedded } from '../../dist/src/database/embedded.js'
import { openAccounts } from '../../dist/src/account/accounts.js'
import { exportCsv } from '../../dist/src/export/export.js'
import { harmonise } from '../../dist/src/export/harmonised.js'
import { insertSubmissions } from '../../dist/src/response/submission-store.js'
import { seal } from '../../dist/src/response/unfinished.js'
import { readCode } from '../../dist/src/response/token.js'
import { buildApp } from '../../dist/src/web/app.js'
import { openHouse } from '../../dist/src/web/open-house.js'

const [kind, folder, given] = process.argv.slice(2)
const { appUrl, analystUrl, stop } = await startEmbedded(folder)
const db = connect(appUrl)
const onFault = (fault) => process.stderr.write(`${fault}\n`)
const now = () => new Date()
const house = await openHouse({ db, url: appUrl, analystUrl, now, sample: true, onFault })
const accounts = openAccounts({ db, secretKey: 'of a measurement alone', now, sample: true })
const responses = { ...house.responses, ...changes() }
const app = await buildApp({ ...house, responses }, accounts)
if (kind === 'export') app.get('/bench/export', sendExport)
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}/\n`)
process.once('SIGTERM', () => void close())

function changes() {
  switch (kind) {
    case 'one-by-one':
      return { insert: async (row) => (await insertSubmissions(db, [row]))[0] }
    case 'memory':
      return inMemory()
    default:
      return {}
  }
}

/** The same unfinished response under every key; nothing that is saved stays. */
function inMemory() {
  const { consultation, token, unfinished } = JSON.parse(given)
  const sealed = seal(readCode(token), consultation, unfinished)
  // Behind the same queue as in the program, whose cost is part of it.
  const each = (answer) => groupCommit(async (items) => items.map(() => answer))
  return { find: each(sealed), begin: each(true), replace: each(true) }
}

async function sendExport(_request, reply) {
  const { consultation, versions } = house.catalogue.current().find((each) => each.consultation.id === 'crv')
  const columns = harmonise(versions)
  const common = { consultation: consultation.id, versions, columns, separator: ',', labels: undefined, bom: true }
  const extract = { file: 'responses', ...common }
  return reply.type('text/csv; charset=utf-8').send(await exportCsv(analystUrl, extract))
}

async function close() {
  await app.close()
  await house.close()
  await db.destroy()
  await stop()
}
