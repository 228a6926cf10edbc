import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accountsFor } from '../../src/database/embedded-account.js'
import { linkFolder } from '../../src/database/embedded-binaries.js'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'roundtable-binaries-'))
  mkdirSync(join(root, 'native/lib'), { recursive: true })
  mkdirSync(join(root, 'home'))
  writeFileSync(join(root, 'native/lib/libpq.so.5.18'), '')
  const links = [
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
    { source: 'native/share/a', target: 'native/share/b' },
  ]
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
})

afterEach(() => rmSync(root, { recursive: true }))

const linked = () => linkFolder(join(root, 'native'), join(root, 'home'))

test('libraries that the package linked need no links of ours', () => {
  symlinkSync('libpq.so.5.18', join(root, 'native/lib/libpq.so.5'))
  expect(linked()).toBeUndefined()
})

test('libraries that nobody linked are linked in the folder of the data, once', () => {
  expect(linked()).toBe(join(root, 'home/lib'))
  expect(linked()).toBe(join(root, 'home/lib'))
  expect(readlinkSync(join(root, 'home/lib/libpq.so.5'))).toBe(join(root, 'native/lib/libpq.so.5.18'))
})

test('links into a project that has since moved are made anew', () => {
  mkdirSync(join(root, 'home/lib'))
  symlinkSync('/where/it/was/libpq.so.5.18', join(root, 'home/lib/libpq.so.5'))
  linked()
  expect(readlinkSync(join(root, 'home/lib/libpq.so.5'))).toBe(join(root, 'native/lib/libpq.so.5.18'))
})

test('root tries every way of not being root, and then only the one its data was made in', () => {
  expect(accountsFor(undefined, 0).map(({ name }) => name)).toEqual(['user-namespace', 'reduced-privileges', 'nobody'])
  expect(accountsFor('nobody', 0).map(({ name }) => name)).toEqual(['nobody'])
  expect(accountsFor('nobody', 1000).map(({ name }) => name)).toEqual(['ordinary', 'user-namespace'])
})
