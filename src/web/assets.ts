import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Encoded, encode, sendEncoded } from './encoded.js'

const types: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const fonts = {
  'gcds-lato.woff2': 'lato/gcds-lato.woff2',
  'gcds-noto-sans-regular.woff2': 'noto-sans/gcds-noto-sans-regular.woff2',
  'gcds-noto-sans-semibold.woff2': 'noto-sans/gcds-noto-sans-semibold.woff2',
}

/** Files that pages refer to, each at an address that holds its hash and may be kept for ever. */
export type Assets = {
  /** The address of a file of `templates/assets/` or of a font, by its name. Throws when there is none. */
  href(name: string): string
  /** Takes in a style sheet made by the program and gives its address. */
  add(name: string, content: string): string
  find(path: string): Promise<Encoded> | undefined
}

export function loadAssets(templates: string, fontPackage: string): Assets {
  const hrefs = new Map<string, string>()
  const contents = new Map<string, { type: string; bytes: Buffer; encoded?: Promise<Encoded> }>()
  const add = (name: string, bytes: Buffer) => {
    const extension = extname(name)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    const href = `/assets/${basename(name, extension)}.${hash}${extension}`
    hrefs.set(name, href)
    if (!contents.has(href)) contents.set(href, { type: types[extension] ?? 'application/octet-stream', bytes })
    return href
  }
  for (const [name, file] of Object.entries(fonts)) add(name, readFileSync(join(fontPackage, file)))
  const folder = join(templates, 'assets')
  // Style sheets last: they name the other files by their hashed addresses.
  const files = readdirSync(folder).toSorted((a, b) => Number(a.endsWith('.css')) - Number(b.endsWith('.css')))
  for (const file of files) add(file, withHashedUrls(file, readFileSync(join(folder, file)), hrefs))
  return {
    href(name) {
      const href = hrefs.get(name)
      if (href === undefined) throw new Error(`No asset is named ${name}`)
      return href
    },
    add: (name, content) => add(name, Buffer.from(content)),
    find(path) {
      const content = contents.get(path)
      return content && (content.encoded ??= encode(content.bytes, content.type))
    },
  }
}

function withHashedUrls(file: string, bytes: Buffer, hrefs: ReadonlyMap<string, string>): Buffer {
  if (!file.endsWith('.css')) return bytes
  const css = bytes.toString().replaceAll(/url\((?:fonts\/)?([\w.-]+)\)/g, (whole, name: string) => {
    const href = hrefs.get(name)
    if (href === undefined) throw new Error(`${file} names ${whole}, which is not there`)
    return `url(${href})`
  })
  return Buffer.from(css)
}

export function serveAssets(app: FastifyInstance, assets: Assets): void {
  app.get('/assets/:file', async (request, reply) => {
    const { file } = request.params as { file: string }
    const encoded = await assets.find(`/assets/${file}`)
    if (encoded === undefined) return reply.callNotFound()
    void reply.header('cache-control', 'public, max-age=31536000, immutable')
    return sendEncoded(request, reply, encoded)
  })
}
