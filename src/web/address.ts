import type { Section } from '../consultation/settings-field.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import type { Section as HeardSection } from '../results/heard.js'

/** The words of addresses, each in the language of its page. */
const words = {
  questionnaire: { en: 'questionnaire', fr: 'questionnaire' },
  review: { en: 'review', fr: 'verification' },
  receipt: { en: 'receipt', fr: 'recu' },
  questions: { en: 'questions', fr: 'questions' },
  onePage: { en: 'one-page', fr: 'une-page' },
  saved: { en: 'saved', fr: 'enregistre' },
  resume: { en: 'resume', fr: 'reprendre' },
  leave: { en: 'leave', fr: 'quitter' },
  changes: { en: 'changes', fr: 'modifications' },
  privacy: { en: 'privacy', fr: 'confidentialite' },
  accessibility: { en: 'accessibility', fr: 'accessibilite' },
  about: { en: 'about', fr: 'a-propos' },
  signIn: { en: 'sign-in', fr: 'connexion' },
  code: { en: 'code', fr: 'code' },
  provider: { en: 'provider', fr: 'fournisseur' },
  back: { en: 'back', fr: 'retour' },
  signOut: { en: 'sign-out', fr: 'deconnexion' },
  account: { en: 'account', fr: 'compte' },
  password: { en: 'password', fr: 'mot-de-passe' },
  secondFactor: { en: 'second-factor', fr: 'second-facteur' },
  invitation: { en: 'invitation', fr: 'invitation' },
  reset: { en: 'reset', fr: 'reinitialisation' },
  roundtable: { en: 'roundtable', fr: 'table-ronde' },
  proposals: { en: 'proposals', fr: 'propositions' },
  proposing: { en: 'propose', fr: 'proposer' },
  source: { en: 'source', fr: 'source' },
  pages: { en: 'pages', fr: 'pages' },
  condition: { en: 'condition', fr: 'condition' },
  modifying: { en: 'modify', fr: 'modifier' },
  desk: { en: 'desk', fr: 'redaction' },
  owed: { en: 'owed', fr: 'traductions' },
  publication: { en: 'publication', fr: 'publication' },
  meetings: { en: 'meetings', fr: 'reunions' },
  consultation: { en: 'consultation', fr: 'consultation' },
  history: { en: 'history', fr: 'historique' },
  people: { en: 'people', fr: 'personnes' },
  versions: { en: 'versions', fr: 'versions' },
  presentation: { en: 'presentation', fr: 'presentation' },
  participation: { en: 'participation', fr: 'participation' },
  notice: { en: 'privacy-notice', fr: 'avis-de-confidentialite' },
  contact: { en: 'contact', fr: 'coordonnees' },
  conditions: { en: 'conditions', fr: 'conditions' },
  help: { en: 'help', fr: 'aide' },
  dates: { en: 'dates', fr: 'dates' },
  preview: { en: 'preview', fr: 'apercu' },
  newConsultation: { en: 'new', fr: 'nouvelle' },
  analysis: { en: 'analysis', fr: 'analyse' },
  texts: { en: 'texts', fr: 'textes' },
  themes: { en: 'themes', fr: 'themes' },
  campaigns: { en: 'campaigns', fr: 'campagnes' },
  flags: { en: 'flags', fr: 'signalements' },
  crossed: { en: 'crossed', fr: 'croisements' },
  tokens: { en: 'tokens', fr: 'jetons' },
  words: { en: 'words', fr: 'mots' },
  file: { en: 'file', fr: 'fichier' },
  files: { en: 'files', fr: 'fichiers' },
  results: { en: 'results', fr: 'resultats' },
  data: { en: 'data', fr: 'donnees' },
  dictionary: { en: 'dictionary', fr: 'dictionnaire' },
  editions: { en: 'editions', fr: 'editions' },
  summary: { en: 'summary', fr: 'sommaire' },
  engagement: { en: 'engagement', fr: 'demarche' },
  participants: { en: 'participants', fr: 'participants' },
  next: { en: 'next-steps', fr: 'suites' },
  method: { en: 'method', fr: 'methode' },
  correction: { en: 'correction', fr: 'correction' },
} as const satisfies { readonly [name: string]: Bilingual }

export const address = {
  home: '/',
  consultations: (locale: Locale) => `/${locale}/consultations`,
  privacy: (locale: Locale) => `/${locale}/${words.privacy[locale]}`,
  accessibility: (locale: Locale) => `/${locale}/${words.accessibility[locale]}`,
  about: (locale: Locale) => `/${locale}/${words.about[locale]}`,
  signIn: (locale: Locale) => `/${locale}/${words.signIn[locale]}`,
  code: (locale: Locale) => `/${locale}/${words.signIn[locale]}/${words.code[locale]}`,
  provider: (locale: Locale) => `/${locale}/${words.signIn[locale]}/${words.provider[locale]}`,
  providerBack: (locale: Locale) =>
    `/${locale}/${words.signIn[locale]}/${words.provider[locale]}/${words.back[locale]}`,
  signOut: (locale: Locale) => `/${locale}/${words.signOut[locale]}`,
  account: (locale: Locale) => `/${locale}/${words.account[locale]}`,
  password: (locale: Locale) => `/${locale}/${words.account[locale]}/${words.password[locale]}`,
  secondFactor: (locale: Locale) => `/${locale}/${words.account[locale]}/${words.secondFactor[locale]}`,
  invitation: (locale: Locale, token: string) => `/${locale}/${words.invitation[locale]}/${token}`,
  reset: (locale: Locale) => `/${locale}/${words.reset[locale]}`,
  newConsultation: (locale: Locale) => `/${locale}/consultations/${words.newConsultation[locale]}`,
  resetBy: (locale: Locale, token: string) => `/${locale}/${words.reset[locale]}/${token}`,
}

/** Where the pages of one consultation are, in one language. `slug` may be a route parameter (`:slug`). */
export function consultationAddress(locale: Locale, slug: string) {
  const consultation = `/${locale}/consultations/${slug}`
  const questionnaire = `${consultation}/${words.questionnaire[locale]}`
  const roundtable = `${consultation}/${words.roundtable[locale]}`
  const analysis = `${consultation}/${words.analysis[locale]}`
  const desk = `${consultation}/${words.desk[locale]}`
  const results = `${consultation}/${words.results[locale]}`
  const preparing = `${consultation}/${words.analysis[locale]}/${words.results[locale]}`
  return {
    profile: consultation,
    questions: `${consultation}/${words.questions[locale]}`,
    page: (ordinal: number | string) => `${questionnaire}/${ordinal}`,
    onePage: `${questionnaire}/${words.onePage[locale]}`,
    review: `${questionnaire}/${words.review[locale]}`,
    saved: `${questionnaire}/${words.saved[locale]}`,
    receipt: `${consultation}/${words.receipt[locale]}`,
    resume: `${consultation}/${words.resume[locale]}`,
    leave: `${consultation}/${words.leave[locale]}`,
    changes: `${consultation}/${words.changes[locale]}`,
    results,
    resultsEdition: (number: number | string) => `${results}/${words.editions[locale]}/${number}`,
    publicData: `${results}/${words.data[locale]}`,
    publicDictionary: `${results}/${words.data[locale]}/${words.dictionary[locale]}`,
    versions: `${consultation}/${words.versions[locale]}`,
    roundtable,
    roundtableQuestion: (id: string) => `${roundtable}/${words.questions[locale]}/${id}`,
    roundtableMeetings: `${roundtable}/${words.meetings[locale]}`,
    roundtableMeeting: (number: number | string) => `${roundtable}/${words.meetings[locale]}/${number}`,
    proposing: (id: string) => `${roundtable}/${words.questions[locale]}/${id}/${words.proposing[locale]}`,
    roundtableResults: `${roundtable}/${words.results[locale]}`,
    deskResults: `${desk}/${words.results[locale]}`,
    preparing,
    preparingSection: (section: HeardSection) => `${preparing}/${words[section][locale]}`,
    preparingPreview: `${preparing}/${words.preview[locale]}`,
    ownProposals: `${roundtable}/${words.proposals[locale]}`,
    desk,
    deskProposal: (number: number | string) => `${desk}/${words.proposals[locale]}/${number}`,
    modifying: (number: number | string) => `${desk}/${words.proposals[locale]}/${number}/${words.modifying[locale]}`,
    deskQuestion: (id: string) => `${desk}/${words.questions[locale]}/${id}`,
    deskCondition: (id: string) => `${desk}/${words.questions[locale]}/${id}/${words.condition[locale]}`,
    deskPages: `${desk}/${words.pages[locale]}`,
    deskPage: (id: string) => `${desk}/${words.pages[locale]}/${id}`,
    deskQuestionnaire: `${desk}/${words.questionnaire[locale]}`,
    deskSource: `${desk}/${words.source[locale]}`,
    owed: `${desk}/${words.owed[locale]}`,
    publication: `${desk}/${words.publication[locale]}`,
    meetings: `${desk}/${words.meetings[locale]}`,
    preview: `${roundtable}/${words.preview[locale]}`,
    deskMeeting: (number: number | string) => `${desk}/${words.meetings[locale]}/${number}`,
    /** Of the minutes at that address. */
    minutesFile: (minutes: string) => `${minutes}/${words.file[locale]}`,
    deskConsultation: `${desk}/${words.consultation[locale]}`,
    deskSection: (section: Section) => `${desk}/${words.consultation[locale]}/${words[section][locale]}`,
    deskHelp: `${desk}/${words.consultation[locale]}/${words.help[locale]}`,
    deskDates: `${desk}/${words.consultation[locale]}/${words.dates[locale]}`,
    history: `${desk}/${words.history[locale]}`,
    historyEntry: (number: number | string) => `${desk}/${words.history[locale]}/${number}`,
    historyWordsIndex: `${desk}/${words.history[locale]}/${words.words[locale]}`,
    historyWords: (question: string) => `${desk}/${words.history[locale]}/${words.words[locale]}/${question}`,
    people: `${consultation}/${words.people[locale]}`,
    analysis: `${consultation}/${words.analysis[locale]}`,
    analysisQuestions: `${consultation}/${words.analysis[locale]}/${words.questions[locale]}`,
    analysisQuestion: (id: string) => `${consultation}/${words.analysis[locale]}/${words.questions[locale]}/${id}`,
    texts: `${analysis}/${words.texts[locale]}`,
    questionTexts: (question: string) => `${analysis}/${words.texts[locale]}/${question}`,
    oneText: (question: string, response: string) => `${analysis}/${words.texts[locale]}/${question}/${response}`,
    themes: `${analysis}/${words.themes[locale]}`,
    campaigns: `${analysis}/${words.campaigns[locale]}`,
    flags: `${analysis}/${words.flags[locale]}`,
    crossed: `${consultation}/${words.analysis[locale]}/${words.crossed[locale]}`,
    files: `${consultation}/${words.analysis[locale]}/${words.files[locale]}`,
    tokens: `${consultation}/${words.analysis[locale]}/${words.tokens[locale]}`,
  }
}
export type ConsultationAddress = ReturnType<typeof consultationAddress>

/** The page of the consultation, saying that the answers are gone from this device. */
export function profileAfterRemoval({ profile }: Pick<ConsultationAddress, 'profile'>): string {
  return `${profile}?done=removed`
}

/**
 * Where the same page is in the other language: `pattern` as it was registered, `params` as the request filled them in. A
 * consultation has a slug in each language; whatever else stands in an address is the same in both.
 */
export function twinAddress(pattern: string, params: Readonly<Record<string, string>>, to: Locale): string {
  const [, from, ...parts] = pattern.split('/')
  const twins = parts.map((part) => {
    if (part.startsWith(':')) return encodeURIComponent(params[part.slice(1)] ?? '')
    return Object.values(words).find((word) => word[from as Locale] === part)?.[to] ?? part
  })
  return ['', to, ...twins].join('/')
}
