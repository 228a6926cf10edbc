import { startEmbedded } from '../../src/database/embedded.js'

// One user of an embedded server, as a process of its own: it says when it has it, and gives it up when its input ends.
const embedded = await startEmbedded(process.argv[2]!, { fsync: false })
process.stdout.write(`${embedded.ownerUrl}\n`)
process.stdin.resume()
process.stdin.once('end', () => void embedded.stop().then(() => process.exit(0)))
