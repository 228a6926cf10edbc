import fastify, { type FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Registry } from 'prom-client'

/** Health and metrics, on a port of their own that the public cannot reach. */
export function buildOps({ isReady }: { readonly isReady: () => Promise<boolean> }): FastifyInstance {
  const app = fastify({ logger: false })
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    const ready = await isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()))
  return app
}
