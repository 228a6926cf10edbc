import { extractPaths } from './extract-paths.js'
import { publicPaths } from './public-paths.js'
import { schemas } from './schemas.js'

/** Every address under `/api`, as OpenAPI 3.1 describes them to programs. */
export const openApi = {
  openapi: '3.1.1',
  info: {
    title: 'Roundtable · Table ronde',
    version: '1',
    summary: 'Public consultations, their questionnaires, and the responses to them.',
    description:
      'Consultations and published questionnaires are for everybody. Responses need an access token, which an analyst makes in ' +
      'the room of the consultation. / Les consultations et les questionnaires publiés sont pour tout le monde. Les réponses ' +
      'demandent un jeton d’accès, créé dans l’espace d’analyse de la consultation.',
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'consultations', description: 'For everybody.' },
    { name: 'responses', description: 'With an access token.' },
  ],
  paths: { ...publicPaths, ...extractPaths },
  components: {
    securitySchemes: {
      accessToken: {
        type: 'http',
        scheme: 'bearer',
        description: 'Made and revoked by analysts; good for one consultation.',
      },
    },
    schemas,
  },
}
