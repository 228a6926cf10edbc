/** Thrown where there is nothing to show; answered with the page that says so. */
export class NotHere extends Error {
  readonly statusCode = 404
}
