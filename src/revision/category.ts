/** What a change of a questionnaire is for, as roundtable members say it. */
export const categories = [
  'accessible_language',
  'inclusive_language',
  'simplify',
  'clarify',
  'response_options',
  'community_action',
  'actor_network',
  'proactive_resilience',
  'translation_parity',
  'typo',
  'privacy',
  'other',
] as const

export type Category = (typeof categories)[number]
