/** `make`, called once for each object: its result is kept as long as the object lives, and must not be changed. */
export function remembered<Subject extends object, Result extends object>(
  make: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const results = new WeakMap<Subject, Result>()
  return (subject) => {
    const known = results.get(subject)
    if (known) return known
    const result = make(subject)
    results.set(subject, result)
    return result
  }
}
