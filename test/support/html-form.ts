import { attribute, below, type Element, elementsOf, textOf } from './html-document.js'

/** What a person puts into fields, by name: words, the value of a radio or option, the values of ticked boxes. */
export type Answers = { readonly [name: string]: string | readonly string[] }

/** A button, by what is written on it or by what it sends. */
export type ButtonName = string | { readonly name: string; readonly value?: string }

/** What pressing a button sends. */
export type Submission = { readonly method: 'GET' | 'POST'; readonly action: string; readonly body: string }

/** What a page's fields now hold, by name, as a browser would send it: several for ticked boxes of one name. */
export function fieldsOf(html: string): { readonly [name: string]: readonly string[] } {
  const fields: { [name: string]: string[] } = {}
  for (const field of elementsOf(html).filter(isField)) {
    const values = (fields[attribute(field, 'name') ?? ''] ??= [])
    values.push(...valuesOf(field, {}))
  }
  delete fields['']
  return fields
}

/** Fills a form in and presses one of its buttons; without a name, the one that the Enter key presses. */
export function press(html: string, button: ButtonName | undefined, answers: Answers): Submission {
  const elements = elementsOf(html)
  const pressed = button === undefined ? defaultButton(elements, answers) : namedButton(elements, button)
  const form = ownerOf(pressed, elements)
  const fields = elements.filter((each) => (isField(each) || each === pressed) && ownerOf(each, elements) === form)
  checkAnswers(fields, answers)
  const entries = fields.flatMap((field): [string, string][] =>
    valuesOf(field, answers, pressed).map((value) => [
      attribute(field, 'name') ?? '',
      value.replaceAll(/\r\n|\r|\n/g, '\r\n'),
    ]),
  )
  const said = (name: string) => attribute(pressed, `form${name}`) ?? attribute(form, name)
  return {
    method: said('method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    action: said('action') ?? '',
    body: new URLSearchParams(entries.filter(([name]) => name !== '')).toString(),
  }
}

function isField(element: Element): boolean {
  if (attribute(element, 'disabled') !== undefined) return false
  return ['select', 'textarea'].includes(element.tagName) || (element.tagName === 'input' && !isButton(element))
}

function isButton({ tagName, attrs }: Element): boolean {
  const type = attrs.find(({ name }) => name === 'type')?.value.toLowerCase()
  return tagName === 'button' ? type === undefined || type === 'submit' : tagName === 'input' && type === 'submit'
}

/** The form that the `form` attribute names, else the one around it. */
function ownerOf(element: Element, elements: readonly Element[]): Element {
  const id = attribute(element, 'form')
  const owner = elements.find(
    (form) =>
      form.tagName === 'form' && (id === undefined ? below(form).includes(element) : attribute(form, 'id') === id),
  )
  if (!owner) throw new Error(`No form around <${element.tagName} name="${attribute(element, 'name')}">`)
  return owner
}

function namedButton(elements: readonly Element[], button: ButtonName): Element {
  const isMeant = (each: Element) =>
    typeof button === 'string'
      ? (textOf(each) || attribute(each, 'value')) === button
      : attribute(each, 'name') === button.name &&
        (button.value ?? attribute(each, 'value')) === attribute(each, 'value')
  const buttons = elements.filter(isButton)
  const found = buttons.find(isMeant)
  if (found) return found
  const others = buttons.map((each) => textOf(each) || attribute(each, 'value')).join(', ')
  throw new Error(`No button ${JSON.stringify(button)}; there are: ${others}`)
}

/** The first button of the form that the first answer belongs to; without answers, of the page's last form. */
function defaultButton(elements: readonly Element[], answers: Answers): Element {
  const [first] = Object.keys(answers)
  const field = elements.find((each) => isField(each) && attribute(each, 'name') === first)
  const form = field ? ownerOf(field, elements) : elements.findLast(({ tagName }) => tagName === 'form')
  const button = elements.find((each) => isButton(each) && ownerOf(each, elements) === form)
  if (!button) throw new Error('No button to press')
  return button
}

function checkAnswers(fields: readonly Element[], answers: Answers): void {
  for (const [name, answer] of Object.entries(answers)) {
    const named = fields.filter((field) => attribute(field, 'name') === name)
    if (named.length === 0) throw new Error(`No field ${name} in this form`)
    const choices = named.flatMap(choicesOf)
    const unknown = choices.length > 0 ? [answer].flat().filter((value) => !choices.includes(value)) : []
    if (unknown.length > 0) throw new Error(`Field ${name} has no choice ${unknown.join(', ')}`)
  }
}

function choicesOf(field: Element): readonly string[] {
  if (field.tagName === 'select') return optionsOf(field).map(valueOfOption)
  return isTickable(field) ? [attribute(field, 'value') ?? 'on'] : []
}

function isTickable(field: Element): boolean {
  return ['radio', 'checkbox'].includes(attribute(field, 'type')?.toLowerCase() ?? '')
}

/** What one field contributes: nothing for a box that is not ticked. */
function valuesOf(field: Element, answers: Answers, pressed?: Element): readonly string[] {
  if (field === pressed) return [attribute(field, 'value') ?? '']
  const name = attribute(field, 'name') ?? ''
  let answer = Object.hasOwn(answers, name) ? [answers[name]!].flat() : undefined
  if (isTickable(field)) {
    const value = attribute(field, 'value') ?? 'on'
    const isTicked = answer ? answer.includes(value) : attribute(field, 'checked') !== undefined
    return isTicked ? [value] : []
  }
  if (field.tagName === 'select') return answer ?? chosenIn(field)
  // A field of one line takes no line breaks, however they are put in.
  if (field.tagName === 'input' && attribute(field, 'type') !== 'hidden') answer = answer?.map(onOneLine)
  return answer ?? [field.tagName === 'textarea' ? contentOf(field) : (attribute(field, 'value') ?? '')]
}

function onOneLine(words: string): string {
  return words.replaceAll(/[\r\n]/g, '')
}

function chosenIn(select: Element): readonly string[] {
  const options = optionsOf(select)
  const chosen = options.filter((option) => attribute(option, 'selected') !== undefined)
  if (attribute(select, 'multiple') !== undefined) return chosen.map(valueOfOption)
  // Without a choice of its own, a list shows and sends its first option.
  return [chosen.at(-1) ?? options[0]].filter((option) => option !== undefined).map(valueOfOption)
}

function optionsOf(select: Element): readonly Element[] {
  return below(select).filter(
    ({ tagName, attrs }) => tagName === 'option' && !attrs.some(({ name }) => name === 'disabled'),
  )
}

function valueOfOption(option: Element): string {
  return attribute(option, 'value') ?? textOf(option)
}

function contentOf(textarea: Element): string {
  return textarea.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}
