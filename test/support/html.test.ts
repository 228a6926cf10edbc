import { expect, test } from 'vitest'
import { htmlFaults } from './html.js'

const page = (body: string) => `<!DOCTYPE html>
<html lang="en">
  <head><meta charset="utf-8"><title>Title</title></head>
  <body>${body}</body>
</html>`

test('a valid page has no fault', async () => {
  expect(await htmlFaults(page('<h1>Title</h1><p>Words</p>'))).toEqual([])
})

test.for([
  ['an element where it may not stand', '<ul><p>Words</p></ul>', 'element-permitted-content'],
  ['an element that is not closed', '<div><p>Words</p>', 'close-order'],
  ['an id twice', '<p id="a">A</p><p id="a">B</p>', 'no-dup-id'],
  ['a label that names no field', '<label for="gone">Name</label>', 'no-missing-references'],
  ['an attribute that does not exist there', '<label>Name <input type="text" step="3"></label>', 'input-attributes'],
])('is seen: %s', async ([, body, rule]) => {
  expect((await htmlFaults(page(body!))).join('\n')).toContain(rule)
})
