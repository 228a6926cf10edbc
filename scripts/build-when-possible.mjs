// Runs before `npm start`. Where there are no sources (the image), what was built into dist/ before is used as it is; where
// the types of development were not installed (NODE_ENV=production), nothing can be checked, and it is built all the same.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const project = join(root, 'tsconfig.build.json')
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const types = join(root, 'node_modules/@types/pg')
const built = join(root, 'dist/src/server.js')

if (existsSync(project) && existsSync(compiler)) {
  const unchecked = existsSync(types) ? [] : ['--noCheck', '--types', '']
  const arguments_ = [compiler, '--project', project, ...unchecked]
  const { status, error } = spawnSync(process.execPath, arguments_, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  process.exit(status ?? 1)
}

if (!existsSync(built)) {
  console.error('Nothing to run: nothing was built into dist/. First run: npm ci --include=dev && npm run build')
  process.exit(1)
}
