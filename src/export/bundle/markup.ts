/** Text in which every `<` is meant: of HTML or XML. */
export type Markup = { readonly markup: string }

type Filling = string | number | Markup | readonly Markup[] | undefined

/** Markup in which whatever is filled in is text, unless it is markup itself; nothing leaves nothing. */
export function markup(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Markup {
  const written = parts.map((part, index) => `${part}${index < fillings.length ? writtenAs(fillings[index]) : ''}`)
  return { markup: written.join('') }
}

function writtenAs(filling: Filling): string {
  if (filling === undefined) return ''
  if (typeof filling === 'object')
    return 'markup' in filling ? filling.markup : filling.map((each) => each.markup).join('')
  return escaped(String(filling))
}

const entities: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** A sign that no document of XML can hold is shown as one that could not be read. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"\r]/g, (sign) => entities[sign]!)
}
