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
  const site = JSON.parse(readFileSync(join(templates, 'site.example.json'), 'utf8')) as unknown
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
    return renderer[locale](template.startsWith('public/') ? { site: viewIn(site, locale), ...inLanguage } : inLanguage)
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

/** The templates of components and pages; a layout has no example of its own. */
export function templateNames(templates: string): readonly string[] {
  return ['components', 'public'].flatMap((folder) =>
    readdirSync(join(templates, folder))
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => `${folder}/${file.replace(/\.hbs$/, '')}`),
  )
}

function isRendered(value: unknown): value is Rendered {
  return typeof value === 'object' && value !== null && 'rendered' in value && 'example' in value
}

/** Handlebars prints what has `toHTML` without escaping it. */
function asHtml(html: string) {
  return { toHTML: () => html }
}
