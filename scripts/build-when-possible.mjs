// Runs before `npm start`. An installation without development dependencies (the image) has no compiler: what was built
// into dist/ before is then used as it is.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const built = join(root, 'dist/src/server.js')

if (existsSync(compiler)) {
  const arguments_ = [compiler, '--project', join(root, 'tsconfig.build.json')]
  const { status, error } = spawnSync(process.execPath, arguments_, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  process.exit(status ?? 1)
}

if (!existsSync(built)) {
  console.error('Nothing to run: there is no compiler (npm ci installs it) and nothing was built into dist/.')
  process.exit(1)
}
