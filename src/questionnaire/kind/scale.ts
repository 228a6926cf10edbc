/** A scale posts as a single does: one code of a point. */
export { readSingle as readScale } from './single.js'
