/** What the commands that read documents take: the files, and whether a program reads the output. */
export type FileArguments<Files> = { readonly files: Files; readonly json: boolean }

/** Undefined when the arguments are not just that many files and at most one `--json`. */
export function fileArguments<Files extends readonly string[]>(
  args: readonly string[],
  count: Files['length'],
): FileArguments<Files> | undefined {
  const files = args.filter((arg) => arg !== '--json')
  const options = args.length - files.length
  if (files.length !== count || options > 1 || files.some((file) => file.startsWith('-'))) return undefined
  return { files: files as readonly string[] as Files, json: options === 1 }
}
