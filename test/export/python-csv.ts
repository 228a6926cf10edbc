import { spawnSync } from 'node:child_process'

const program = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
print(json.dumps(list(csv.reader(io.StringIO(text, newline=''), delimiter=sys.argv[1], strict=True))))
`

export const hasPython = spawnSync('python3', ['-c', 'import csv']).status === 0
if (!hasPython) process.stderr.write('python3 is not here: what it would read of extracts is not checked.\n')

/** The cells as Python's own reader finds them, the header first. */
export function readByPython(csv: string, separator: string): readonly (readonly string[])[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', program, separator], {
    input: csv,
    maxBuffer: 1e8,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  if (status !== 0) throw new Error(stderr.toString())
  return JSON.parse(stdout.toString()) as string[][]
}
