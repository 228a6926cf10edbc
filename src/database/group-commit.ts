/** More is waiting than the database can take: nothing was written, and trying again a little later is right. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
}

export type GroupCommitOptions = {
  /** Items in one statement at most. */
  readonly limit?: number
  /** Items waiting at most; one more is refused with `Overloaded`. */
  readonly queue?: number
}

type Waiting<Item, Result> = {
  readonly item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

/**
 * Makes many callers travel to the database together: while one statement is in flight the next batch forms, so that a
 * batch is as large as the load makes it and nobody waits for a timer. Each caller is answered after its own commit.
 *
 * `write` gives one result an item, in order. When it fails over what an item holds, the items are written one by one, so
 * that only the bad one's caller is refused; when the database is away or too slow, all of the batch are refused at once.
 */
export function groupCommit<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  { limit = 100, queue = 2000 }: GroupCommitOptions = {},
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) await writeBatch(write, waiting.splice(0, limit))
    writing = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= queue) return reject(new Overloaded('Too many writes are waiting'))
      waiting.push({ item, resolve, reject })
      if (!writing) void writeAll()
    })
}

type Write<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>

async function writeBatch<Item, Result>(
  write: Write<Item, Result>,
  batch: readonly Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await write(batch.map(({ item }) => item))
    batch.forEach(({ resolve }, index) => resolve(results[index]!))
  } catch (error) {
    if (batch.length > 1 && isOfOneItem(error)) await writeOneByOne(write, batch)
    else for (const { reject } of batch) reject(error)
  }
}

async function writeOneByOne<Item, Result>(
  write: Write<Item, Result>,
  batch: readonly Waiting<Item, Result>[],
): Promise<void> {
  for (const [index, { item, resolve, reject }] of batch.entries()) {
    try {
      const [result] = await write([item])
      resolve(result!)
    } catch (error) {
      if (isOfOneItem(error)) reject(error)
      // The database has gone meanwhile: every further try would wait for it in vain.
      else return batch.slice(index).forEach((unwritten) => unwritten.reject(error))
    }
  }
}

/** SQLSTATE classes of what a statement carries: data and constraints. And a deadlock, which one row alone cannot have. */
function isOfOneItem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22...|23...|40P01)$/.test(String(error.code))
}
