/** Milliseconds for which this process has had a processor so far: the same on a busy machine and on an idle one. */
export function timeWorked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
