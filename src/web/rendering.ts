import fastifyView from '@fastify/view'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../questionnaire/questionnaire.js'
import { compileTemplates } from './templates.js'
import type { Words } from './words.js'

/** Renders a template of `templates/` by its path without the extension. The view's `site.locale` decides the language. */
export type Render = (template: string, view: View) => Promise<string>

export type View = { readonly site: { readonly locale: Locale }; readonly [name: string]: unknown }

export const htmlType = 'text/html; charset=utf-8'

export async function registerViews(
  app: FastifyInstance,
  folder: string,
  words: { readonly [L in Locale]: Words },
): Promise<Render> {
  const { compile } = compileTemplates(folder, words)
  const handlebars = {
    compile: (source: string) => {
      const inLanguage = compile(source)
      return (view: View) => inLanguage[view.site.locale](view)
    },
  }
  await app.register(fastifyView, { engine: { handlebars }, root: folder, viewExt: 'hbs', production: true })
  return (template, view) => app.view(template, view)
}

/** As bytes: encoding a long text with accents costs more than anything else on the way out. */
export function sendHtml(reply: FastifyReply, html: string | Buffer): FastifyReply {
  return reply.header('content-type', htmlType).send(typeof html === 'string' ? Buffer.from(html) : html)
}
