import type { Locale } from './questionnaire.js'

/** A JSON value. Absent is no value at all: a member that is not there, never `null`. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object, such as a document or a node of one. */
export type JsonObject = { readonly [name: string]: Json }

/** Names a node of a questionnaire document by its stable id; an option, point or row within its question. */
export type NodeName =
  | { readonly kind: 'questionnaire' }
  | { readonly kind: 'page' | 'question' | 'helpResource'; readonly id: string }
  | { readonly kind: 'option' | 'point' | 'row'; readonly question: string; readonly id: string }

/** Where a node stands: in which list of which node, after which neighbour. The first has no `after`. */
export type Place = { readonly parent: NodeName; readonly list: string; readonly after?: string }

/**
 * One typed edit of a document.
 *
 * - `set` gives a value, one language of a text, or a list without members (`[]`); an absent `from` or `to` is a member
 *   that is not there. It never sets the id of a node, nor a text as a whole.
 * - `insert` brings a node with all that is in it; `remove` takes away just that.
 * - `move` takes a node elsewhere as it is. `to` is told of the list without the node. Options, points and rows stay in
 *   their question.
 */
export type Change =
  | {
      readonly kind: 'set'
      readonly node: NodeName
      readonly attribute: string
      readonly locale?: Locale
      readonly from?: Json
      readonly to?: Json
    }
  | { readonly kind: 'insert'; readonly place: Place; readonly content: JsonObject }
  | { readonly kind: 'remove'; readonly place: Place; readonly content: JsonObject }
  | { readonly kind: 'move'; readonly node: NodeName; readonly from: Place; readonly to: Place }

/** What stands where a change does not fit. */
export type Standing =
  /** The value as it is; absent when there is none. */
  | { readonly kind: 'value'; readonly value?: Json }
  /** The node as it is: not where or what the change says, or already of the id that it brings. */
  | { readonly kind: 'node'; readonly place: Place; readonly content: JsonObject }
  /** The members of the list, without the neighbour that the change goes by. */
  | { readonly kind: 'list'; readonly ids: readonly string[] }
  /** There is no node of that name. */
  | { readonly kind: 'nothing'; readonly node: NodeName }
  /** No document could take this change: it sets an id, or puts a node where none of its kind belongs. */
  | { readonly kind: 'impossible' }
