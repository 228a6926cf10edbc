import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readYaml } from './support/yaml.js'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

type Service = {
  readonly environment: Readonly<Record<string, string>>
  readonly networks: readonly string[]
  readonly ports?: readonly string[]
  readonly command?: readonly string[]
  readonly user?: string
  readonly [name: string]: unknown
}

const compose = readYaml(read('docker-compose.yml')) as unknown as {
  readonly services: { readonly program: Service; readonly database: Service }
  readonly networks: Readonly<Record<string, { readonly internal?: string } | null>>
}
const { program, database } = compose.services

describe('docker-compose', () => {
  test('only the program’s port is published, and only on this machine', () => {
    expect(program.ports).toEqual(['127.0.0.1:${PUBLISHED_PORT:-3000}:3000'])
    expect(database.ports).toBeUndefined()
  })

  test('the database is on a network without a way out', () => {
    expect(database.networks).toEqual(['inside'])
    expect(compose.networks['inside']).toEqual({ internal: 'true' })
  })

  test.for(Object.entries(compose.services))('%s runs as an ordinary user who can change nothing', ([, service]) => {
    expect(service).toMatchObject({ read_only: 'true', cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    expect(service['cap_add']).toBeUndefined()
    expect(service['privileged']).toBeUndefined()
    expect(Number(service.user?.split(':')[0])).toBeGreaterThan(0)
  })

  test('nothing starts without its secrets, and none is written down', () => {
    const secrets = Object.entries({ ...program.environment, ...database.environment }).filter(([name]) =>
      /PASSWORD|SECRET|_URL$/.test(name),
    )
    expect(secrets).toHaveLength(8)
    for (const [, value] of secrets)
      expect(value).toMatch(/^(postgresql:\/\/\w+:)?\$\{\w+:\?[\w ]+\}(@database:5432\/roundtable)?$/)
  })

  test('three roles, each with an address of its own, are made when the database is', () => {
    const { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_ANALYST_URL } = program.environment
    const roles = [DATABASE_OWNER_URL, DATABASE_URL, DATABASE_ANALYST_URL].map(
      (url) => /^postgresql:\/\/(\w+):/.exec(url!)![1],
    )
    const made = [...read('deploy/postgres/01-roles.sh').matchAll(/^create role (\w+) login password/gm)].map(
      ([, role]) => role,
    )
    expect(made).toEqual(roles)
    expect(new Set(made).size).toBe(3)
  })

  test('the program waits for the database and both say how they are', () => {
    expect(program['depends_on']).toEqual({ database: { condition: 'service_healthy' } })
    expect(database['healthcheck']).toHaveProperty('test')
    expect(read('Dockerfile')).toMatch(/^HEALTHCHECK .*\\\n +CMD \["node", .*OPS_PORT.*\/health\/ready/m)
  })

  test('the database keeps check sums and logs no answer', () => {
    expect(database.environment['POSTGRES_INITDB_ARGS']).toContain('--data-checksums')
    expect(database.command).toEqual(
      expect.arrayContaining([
        '--log_error_verbosity=terse',
        '--log_min_error_statement=panic',
        '--log_parameter_max_length_on_error=0',
        '--log_connections=off',
        '--log_statement=none',
      ]),
    )
    expect(database.command!.join()).not.toContain('fsync')
  })
})

describe('the image', () => {
  const dockerfile = read('Dockerfile')
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))

  test('runs as nobody in particular, in production, without tools', () => {
    expect(last).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m)
    expect(last).toContain('NODE_ENV=production')
    expect(last).not.toMatch(/^RUN /m)
    expect(dockerfile).toContain('"--omit=dev"')
  })

  test('holds every folder that the program reads', () => {
    for (const folder of ['dist', 'locales', 'templates', 'questionnaires'])
      expect(last).toMatch(new RegExp(`^COPY .*${folder}$`, 'm'))
  })

  test('holds what npm runs before the program and its commands', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
    const before = [scripts['prestart'], scripts['preroundtable']].map((line) => /^node (\S+)$/.exec(line!)![1]!)
    for (const file of before) expect(last).toContain(`\nCOPY ${file} ${file.split('/')[0]}/\n`)
  })

  test('is built from named files only', () => {
    const [first, ...rest] = read('.dockerignore').trim().split('\n')
    expect(first).toBe('*')
    expect(rest.every((line) => line.startsWith('!'))).toBe(true)
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '))
    expect(copied.filter((file) => !rest.includes(`!${file}`))).toEqual([])
  })
})
