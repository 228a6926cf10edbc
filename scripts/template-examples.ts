import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Locale, locales } from '../src/questionnaire/questionnaire.js'
import { compileTemplates } from '../src/web/templates.js'
import { readWords } from '../src/web/words.js'

export type RenderedExample = {
  /** Its path in `templates/`, without the extension. */
  readonly template: string
  readonly name: string
  readonly locale: Locale
  readonly html: string
}

type Examples = { readonly examples: readonly { readonly name: string; readonly view: unknown }[] }
type Rendered = { readonly rendered: string; readonly example: string }

/** Every example of every template, in both languages. A page comes whole, a component as it is. */
export function renderExamples(root: string): readonly RenderedExample[] {
  const templates = join(root, 'templates')
  const { compile } = compileTemplates(templates, readWords(join(root, 'locales')))
  const example = (name: string) => JSON.parse(readFileSync(join(templates, name), 'utf8')) as unknown
  const site = example('site.example.json')
  const room = example('room.example.json')
  const renderers = new Map<string, ReturnType<typeof compile>>()

  return templateNames(templates).flatMap((template) =>
    locales.flatMap((locale) =>
      examplesOf(template).map(({ name, view }) => ({ template, name, locale, html: render(template, view, locale) })),
    ),
  )

  function examplesOf(template: string): Examples['examples'] {
    return (JSON.parse(readFileSync(join(templates, `${template}.examples.json`), 'utf8')) as Examples).examples
  }

  function render(template: string, view: unknown, locale: Locale): string {
    const source = () => compile(readFileSync(join(templates, `${template}.hbs`), 'utf8'))
    const renderer = renderers.get(template) ?? source()
    renderers.set(template, renderer)
    const inLanguage = viewIn(view, locale) as object
    if (template.startsWith('components/')) return renderer[locale](inLanguage)
    const frame = isOfRooms(template) ? { site, room } : { site }
    return renderer[locale]({ ...(viewIn(frame, locale) as object), ...inLanguage })
  }

  /** The view as a template takes it: texts in one language, and components already rendered. */
  function viewIn(value: unknown, locale: Locale): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const parts = value as readonly unknown[]
      return parts.length > 0 && parts.every(isRendered)
        ? asHtml(parts.map((part) => renderedHtml(part, locale)).join('\n'))
        : parts.map((part) => viewIn(part, locale))
    }
    if (isRendered(value)) return asHtml(renderedHtml(value, locale))
    const members = value as Record<string, unknown>
    if (Object.keys(members).toSorted().join() === 'en,fr') return viewIn(members[locale], locale)
    return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, viewIn(member, locale)]))
  }

  function renderedHtml({ rendered, example }: Rendered, locale: Locale): string {
    const found = examplesOf(rendered).find(({ name }) => name === example)
    if (found === undefined) throw new Error(`${rendered} has no example named ${example}`)
    return render(rendered, found.view, locale)
  }
}

/** The templates of components and pages, one folder an audience; a layout has no example of its own. */
export function templateNames(templates: string): readonly string[] {
  const folders = readdirSync(templates, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.flatMap(({ name }) =>
    readdirSync(join(templates, name))
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => `${name}/${file.replace(/\.hbs$/, '')}`),
  )
}

/** Pages in the frame of those who are signed in; `sign-in/` shows it where its examples say so. */
function isOfRooms(template: string): boolean {
  return !/^(components|public|sign-in|staff)\//.test(template)
}

function isRendered(value: unknown): value is Rendered {
  return typeof value === 'object' && value !== null && 'rendered' in value && 'example' in value
}

/** Handlebars prints what has `toHTML` without escaping it. */
function asHtml(html: string) {
  return { toHTML: () => html }
}
