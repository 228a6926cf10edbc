import { redactionMarks } from '../coding/reason.js'
import { literal } from '../database/copy-out.js'

/**
 * What someone wrote, with marks in the place of what is hidden, in the language of the response; `text` and `stored`, the
 * name under which it stands in the answers, are SQL beside its `id` and `language`. Few texts have anything hidden: which
 * they are is read once.
 */
export function redactedSql(text: string, consultation: string, stored: string): string {
  const marks = (locale: 'en' | 'fr') => `${literal(JSON.stringify(redactionMarks[locale]))}::jsonb`
  const hidden = `text_mark where text_mark.consultation = ${literal(consultation)} and text_mark.kind = 'redaction'`
  return `case when (id, ${stored}) in (select text_mark.response, text_mark.question from ${hidden}) then (
    select redacted(${text}, value, case language when 'fr' then ${marks('fr')} else ${marks('en')} end)
    from ${hidden} and text_mark.question = ${stored} and text_mark.response = id
  ) else ${text} end`
}
