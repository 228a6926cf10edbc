import type { FastifyReply } from 'fastify'
import { postedTwins } from '../staff/posted-text.js'
import type { StaffCall } from '../staff/call.js'
import { entryField } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { placedProblems, twinField } from '../staff/twin-field.js'
import type { Words } from '../words.js'
import type { HelpFault } from './help-fault.js'
import { type HelpEntries, type ResourceEntry, withRoom } from './help-form.js'

type HelpShown = {
  readonly entries: HelpEntries
  /** The revision that the form is made from. */
  readonly revision: number
  readonly faults?: readonly HelpFault[]
  /** The draft has moved on underneath: what stands there now. */
  readonly stands?: HelpEntries
}

/** What the questionnaire says around its questions: a note about its content, an age, where to find help. */
export async function sendHelp(call: StaffCall, shown: HelpShown | undefined): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const sentences = (shown?.faults ?? []).map(({ field, code }) => [field, words(`help-resources:fault-${code}`)])
  const problems = Object.fromEntries(sentences) as Problems
  return sendStaffPage(call, {
    template: 'editor/help',
    page: {
      title: words('help-resources:title'),
      description: words('help-resources:description'),
    },
    view: {
      action: here.deskHelp,
      overview: here.deskConsultation,
      ...(shown && { form: formView(call, words, shown, problems) }),
    },
    fragments: await faultFragments(staff, locale, placedProblems(words, problems, labelIn(words))),
  })
}

/** `resource-2-name` is the name of the third. */
function labelIn(words: Words): (field: string) => string {
  return (field) => {
    const [, index, part] = /^resource-(\d+)-(\w+)$/.exec(field) ?? []
    if (part === undefined) return words(`help-resources:${field}`)
    return `${words('help-resources:resource', { number: Number(index) + 1 })} – ${partLabel(words, part)}`
  }
}

function partLabel(words: Words, part: string): string {
  return words(part === 'description' ? 'help-resources:description-label' : `help-resources:${part}`)
}

function formView({ request }: StaffCall, words: Words, shown: HelpShown, problems: Problems) {
  const { entries, revision, stands } = shown
  const { contentNote, minimumAge, resources } = entries
  const note = { name: 'content-note', label: words('help-resources:content-note'), value: contentNote }
  const reason = { name: 'reason', label: words('help-resources:reason'), value: postedTwins(request.body, 'reason') }
  return {
    revision,
    moved: stands !== undefined,
    note: twinField(words, {
      ...note,
      hint: words('help-resources:content-note-hint'),
      optional: true,
      long: true,
      problems,
      stands: stands?.contentNote,
    }),
    age: entryField({
      name: 'minimum-age',
      label: `${words('help-resources:minimum-age')} (${words('twin:optional')})`,
      hint: words('help-resources:minimum-age-hint'),
      value: minimumAge,
      problem: problems['minimum-age'],
    }),
    resources: withRoom(resources).map((resource, index) =>
      resourceView(words, resource, {
        index,
        problems,
        stands: stands?.resources.find(({ id }) => id !== '' && id === resource.id),
      }),
    ),
    reason: twinField(words, { ...reason, hint: words('help-resources:reason-hint'), long: true, problems }),
  }
}

type Placed = { readonly index: number; readonly problems: Problems; readonly stands: ResourceEntry | undefined }

function resourceView(words: Words, resource: ResourceEntry, { index, problems, stands }: Placed) {
  const at = `resource-${index}`
  const twin = (part: 'name' | 'description' | 'address') =>
    twinField(words, {
      name: `${at}-${part}`,
      label: partLabel(words, part),
      value: resource[part],
      optional: part === 'address',
      long: part === 'description',
      problems,
      stands: stands?.[part],
    })
  return {
    at,
    id: resource.id,
    heading:
      resource.id === ''
        ? words('help-resources:another', { number: index + 1 })
        : words('help-resources:resource', { number: index + 1 }),
    name: twin('name'),
    description: twin('description'),
    telephone: entryField({
      name: `${at}-telephone`,
      label: `${words('help-resources:telephone')} (${words('twin:optional')})`,
      value: resource.telephone,
      problem: problems[`${at}-telephone`],
    }),
    address: twin('address'),
  }
}
