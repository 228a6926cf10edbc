import { join } from 'node:path'
import fastify, { type FastifyHttpOptions, type FastifyInstance } from 'fastify'
import type { Server } from 'node:http'
import { locales } from '../questionnaire/questionnaire.js'
import type { Accounts } from '../account/accounts.js'
import { findNamed } from '../account/appointment-store.js'
import type { Log } from '../log.js'
import { projectRoot } from '../project-root.js'
import { newConsultationRoutes } from './administrator/new-consultation-routes.js'
import { peopleRoutes } from './administrator/people-routes.js'
import { numbersRoutes } from './analyst/numbers/numbers-routes.js'
import { filesRoutes } from './analyst/files-routes.js'
import { extractApiRoutes } from './analyst/extract-api-routes.js'
import { textsRoutes } from './analyst/texts/texts-routes.js'
import { preparingRoutes } from './analyst/results/preparing-routes.js'
import { tokensRoutes } from './analyst/tokens-routes.js'
import { serveAssets } from './assets.js'
import { datesRoutes } from './editor/dates-routes.js'
import { helpRoutes } from './editor/help-routes.js'
import { settingsRoutes } from './editor/settings-routes.js'
import { showFailures } from './failure.js'
import { acceptForms } from './form-body.js'
import { securityHeaders, sendSecurityHeaders } from './headers.js'
import { historyRoutes } from './editor/history-routes.js'
import { meetingsRoutes } from './editor/meetings-routes.js'
import { owedRoutes } from './editor/owed-routes.js'
import { publicationRoutes } from './editor/publication-routes.js'
import { type House, isHttps } from './house.js'
import { deskQuestionRoutes } from './editor/desk-question-routes.js'
import { docketRoutes } from './editor/docket-routes.js'
import { modifyingRoutes } from './editor/modifying-routes.js'
import { publishingRoutes } from './editor/results-routes.js'
import { proposalRoutes } from './editor/proposal-routes.js'
import { conditionRoutes } from './editor/condition/condition-routes.js'
import { pageRoutes } from './editor/pages/page-routes.js'
import { titleRoutes } from './editor/pages/title-routes.js'
import { sourceRoutes } from './editor/source-routes.js'
import { ownProposalsRoutes } from './member/own-proposals-routes.js'
import { proposingRoutes } from './member/proposing-routes.js'
import { questionRoutes } from './member/question-routes.js'
import { sharedResultsRoutes } from './member/results-routes.js'
import { roundtableRoutes } from './member/roundtable-routes.js'
import { apiRoutes } from './public/site/api-routes.js'
import { changesRoutes } from './public/changes/changes-routes.js'
import { openDesk } from './public/desk.js'
import { onePageRoutes } from './public/respond/one-page-routes.js'
import { questionnaireRoutes } from './public/respond/questionnaire-routes.js'
import { resultsApiRoute } from './public/results/results-api-route.js'
import { resultsRoutes } from './public/results/results-routes.js'
import { receiptRoutes } from './public/respond/receipt-routes.js'
import { resumeRoutes } from './public/respond/resume-routes.js'
import { reviewRoutes } from './public/respond/review-routes.js'
import { siteRoutes } from './public/site/site-routes.js'
import { registerViews } from './rendering.js'
import { refuseForeignPosts } from './same-site.js'
import { accountRoutes } from './sign-in/account-routes.js'
import { invitationRoutes } from './sign-in/invitation-routes.js'
import { passwordRoutes } from './sign-in/password-routes.js'
import { providerRoutes } from './sign-in/provider-routes.js'
import { resetRoutes } from './sign-in/reset-routes.js'
import { secondFactorRoutes } from './sign-in/second-factor-routes.js'
import { signInRoutes } from './sign-in/sign-in-routes.js'
import { previewRoutes } from './staff/preview-routes.js'
import { minutesRoutes } from './staff/minutes-routes.js'
import { openStaff } from './staff/staff.js'

const megabyte = 1_048_576

/** Every wait for the network has an end; `answerCalls` sees to those for the database. */
const limits = {
  bodyLimit: megabyte,
  connectionTimeout: 20_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 10_000,
  http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384 },
} satisfies FastifyHttpOptions<Server>

/** The whole web, built but not listening. Without a log it is silent. */
export async function buildApp(house: House, accounts: Accounts, log?: Log): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    ...limits,
    // Its own lines would name paths, and a child of the log for every request costs a tenth of a page.
    logger: false,
    trustProxy: house.trustedProxy ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    // An address that no router can read gets our page like every other fault, and not its own words back.
    frameworkErrors: (error, request, reply) => {
      void reply.headers(securityHeaders({ https: isHttps(house) }))
      app.errorHandler(error, request, reply)
    },
  })
  leaveNobodyIdle(app)
  sendSecurityHeaders(app, { https: isHttps(house) })
  refuseForeignPosts(app, house.publicOrigin)
  acceptForms(app)
  const render = await registerViews(app, join(projectRoot, 'templates'), house.words)
  const desk = openDesk(house, render)
  showFailures(app, desk, log)
  serveAssets(app, house.assets)
  siteRoutes(app, desk)
  apiRoutes(app, desk)
  resultsApiRoute(app, desk)
  for (const locale of locales) {
    questionnaireRoutes(app, desk, locale)
    onePageRoutes(app, desk, locale)
    reviewRoutes(app, desk, locale)
    receiptRoutes(app, desk, locale)
    resultsRoutes(app, desk, locale)
    changesRoutes(app, { ...desk, namesIn: (consultation) => findNamed(accounts.db, consultation) }, locale)
  }
  resumeRoutes(app, desk)
  const staff = openStaff(house, render, accounts)
  extractApiRoutes(app, staff)
  for (const locale of locales) {
    signInRoutes(app, staff, locale)
    providerRoutes(app, staff, locale)
    invitationRoutes(app, staff, locale)
    resetRoutes(app, staff, locale)
    accountRoutes(app, staff, locale)
    passwordRoutes(app, staff, locale)
    secondFactorRoutes(app, staff, locale)
    peopleRoutes(app, staff, locale)
    numbersRoutes(app, staff, locale)
    filesRoutes(app, staff, locale)
    textsRoutes(app, staff, locale)
    tokensRoutes(app, staff, locale)
    preparingRoutes(app, staff, locale)
    sharedResultsRoutes(app, staff, locale)
    publishingRoutes(app, staff, locale)
    owedRoutes(app, staff, locale)
    publicationRoutes(app, staff, locale)
    meetingsRoutes(app, staff, locale)
    historyRoutes(app, staff, locale)
    minutesRoutes(app, staff, locale)
    roundtableRoutes(app, staff, locale)
    questionRoutes(app, staff, locale)
    proposingRoutes(app, staff, locale)
    ownProposalsRoutes(app, staff, locale)
    docketRoutes(app, staff, locale)
    proposalRoutes(app, staff, locale)
    modifyingRoutes(app, staff, locale)
    deskQuestionRoutes(app, staff, locale)
    conditionRoutes(app, staff, locale)
    pageRoutes(app, staff, locale)
    titleRoutes(app, staff, locale)
    sourceRoutes(app, staff, locale)
    newConsultationRoutes(app, staff, locale)
    previewRoutes(app, staff, locale)
    settingsRoutes(app, staff, locale)
    datesRoutes(app, staff, locale)
    helpRoutes(app, staff, locale)
  }
  return app
}

/** A browser keeps its connection after the answer that was under way when closing began, and would hold it up for as long. */
function leaveNobodyIdle(app: FastifyInstance): void {
  let sweep: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => void (sweep = setInterval(() => app.server.closeIdleConnections(), 100)))
  app.addHook('onClose', async () => clearInterval(sweep))
}
