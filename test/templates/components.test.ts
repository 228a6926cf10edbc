import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { renderExamples, templateNames } from '../../scripts/template-examples.js'

const root = join(import.meta.dirname, '../..')
const templates = join(root, 'templates')

/** Style sheets and fonts come from the site itself, so that a hash of their content adds nothing. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
})

async function faults(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) => messages).map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)
}

/** A component in a page of its own; what belongs in a head or in a list goes there. */
function inPage(template: string, html: string): string {
  if (!template.startsWith('components/')) return html
  const inList = template === 'components/answered' ? `<dl>\n${html}</dl>\n` : html
  const [head, body] = template === 'components/head' ? [html, ''] : ['<title>Component</title>', inList]
  return `<!DOCTYPE html>\n<html lang="en-CA">\n<head>\n${head}</head>\n<body>\n<main><h1>Component</h1><h2>Example</h2>\n${body}</main>\n</body>\n</html>\n`
}

const examples = renderExamples(root)
const title = ({ template, name, locale }: (typeof examples)[number]) => `${template}, ${name}, ${locale}`

test('every component and page has examples', () => {
  const without = templateNames(templates).filter((name) => !existsSync(join(templates, `${name}.examples.json`)))
  expect(without).toEqual([])
})

describe('every example', () => {
  test('is valid HTML', async () => {
    const found = await Promise.all(
      examples.map(async (example) => {
        const messages = await faults(inPage(example.template, example.html))
        return messages.map((message) => `${title(example)}: ${message}`)
      }),
    )
    expect(found.flat()).toEqual([])
  }, 120_000)

  test('runs no script, holds no style, and asks nothing of another site', () => {
    const asks = /<script|\sstyle=|\son[a-z]+=|<(?:img|link|iframe)[^>]+(?:src|href)="(?:https?:)?\/\//i
    expect(examples.filter(({ html }) => asks.test(html)).map(title)).toEqual([])
  })

  test('blames nobody', () => {
    expect(examples.filter(({ html }) => blames(html)).map(title)).toEqual([])
  })

  test('has each id once', () => {
    expect(examples.filter(({ html }) => idsTwice(html).length > 0).map(title)).toEqual([])
  })

  test('describes and labels only by what is there', () => {
    const whole = examples.filter(({ template }) => /question-(?!clear|notes)|specify|^(?!components\/)/.test(template))
    expect(whole.filter(({ html }) => idsLacking(html).length > 0).map(title)).toEqual([])
  })
})

test('what a first visit fetches beside fonts is small', () => {
  const first = examples.find(({ template }) => template === 'public/consultation')!
  const fetched = [first.html, readFileSync(join(templates, 'assets/site.css'), 'utf8')]
  const bytes = fetched.reduce((total, text) => total + gzipSync(text).length, 0)
  expect(bytes).toBeLessThan(20 * 1024)
})

test('the checks find what is wrong', async () => {
  expect(await faults('<p id="a"><p id="a">')).not.toEqual([])
  expect(blames('<p class="invalid">An error</p>')).toBe(true)
  expect(blames('<p class="invalid">A fault</p>')).toBe(false)
  expect(idsTwice('<p id="a"></p><p id="a"></p>')).toEqual(['a'])
  expect(idsLacking('<p id="a"></p><input aria-describedby="a b">')).toEqual(['b'])
})

function blames(html: string): boolean {
  return /\b(?:errors?|invalid|mandatory|erreurs?|invalides?)\b/i.test(html.replaceAll(/<[^>]*>/g, ' '))
}

function idsTwice(html: string): readonly string[] {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)
  return ids.filter((id, index) => ids.indexOf(id) < index)
}

function idsLacking(html: string): readonly string[] {
  const named = [...html.matchAll(/\saria-(?:describedby|labelledby)="([^"]*)"/g)].flatMap(([, ids]) => ids!.split(' '))
  return named.filter((id) => !html.includes(` id="${id}"`))
}
