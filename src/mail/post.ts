import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { QueuedLetter, Send } from './letter.js'

/** `from` as it stands in a mail: an address, or a name and an address. */
type Sender = { readonly from: string }

/** Hands letters to the mail server of an address such as `smtps://user:password@mail.example:465`. */
export function smtpPost(url: string, sender: Sender): Send {
  const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 }
  const transport = createTransport({ url, ...timeouts })
  return async (letter) => void (await transport.sendMail(messageOf(letter, sender)))
}

export type FolderOptions = Sender & { readonly folder: string; readonly print: (line: string) => void }

/** For trying out: writes letters to files that mail programs open, and says so with the links they hold. */
export function folderPost({ folder, print, ...sender }: FolderOptions): Send {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return async (letter) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { message } = await transport.sendMail(messageOf(letter, sender))
    const file = join(folder, `${String(letter.id).padStart(4, '0')}.eml`)
    await writeFile(file, message as Buffer, { mode: 0o600 })
    const links = letter.body.match(/https?:\S+/g) ?? []
    print([`Mail to ${letter.recipient}: ${file}`, ...links.map((link) => `  ${link}`)].join('\n'))
  }
}

/** The id is the letter's own, so that a mail server can tell a second try from a second letter. */
function messageOf({ id, recipient, subject, body }: QueuedLetter, { from }: Sender) {
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  const headers = { 'auto-submitted': 'auto-generated' }
  return {
    from,
    to: { name: '', address: recipient },
    subject,
    text: body,
    messageId: `<letter-${id}@${host}>`,
    headers,
  }
}
