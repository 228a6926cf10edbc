/** Whether a program reads the output, for commands that take `--json` and nothing else; undefined when there is more. */
export function jsonFlag(args: readonly string[]): boolean | undefined {
  const json = args.includes('--json')
  return args.length === (json ? 1 : 0) ? json : undefined
}
