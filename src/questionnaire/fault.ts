/** What can be wrong with a posted field; its sentence is the page's to say. */
export type FaultCode =
  | 'answer-required'
  | 'option-unknown'
  | 'several-values'
  | 'too-few'
  | 'too-many'
  | 'exclusive-with-others'
  | 'repeated-choice'
  | 'rank-gap'
  | 'too-long'
  | 'not-a-number'
  | 'below'
  | 'above'
  | 'not-whole'
  | 'unreadable-character'
  | 'field-unknown'

/** One thing that is wrong with what a page posted. */
export type Fault = {
  readonly code: FaultCode
  /** The question at fault; undefined for a field that belongs to none. */
  readonly question: string | undefined
  /** The HTML id that a list of faults links to: the question's own, or the field of a row, a rank or specified words. */
  readonly field: string
  /**
   * For the sentence: `too-few` {min, chosen}; `too-many` {max, chosen}; `repeated-choice` {first} (the rank that has
   * the same answer) on rankings; `too-long` {length, limit, over} in code points; `below` {min}; `above` {max};
   * `answer-required` {row} on matrices; `field-unknown` {field}.
   */
  readonly values: Readonly<Record<string, string | number>>
}
