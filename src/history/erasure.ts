/** Why words were erased: a code, since the history keeps it and must not say them again. */
export const erasureCauses = ['personal-information', 'asked-by-author', 'harmful', 'other'] as const
export type ErasureCause = (typeof erasureCauses)[number]
