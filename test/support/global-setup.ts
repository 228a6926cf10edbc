import type { TestProject } from 'vitest/node'
import { unpackChromium } from './chromium.js'
import { startTestServer } from './test-server.js'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Once, before the test files that run side by side all want it.
  unpackChromium()
  const server = await startTestServer()
  project.provide('testServer', server.addresses)
  return server.stop
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: import('./test-server.js').Addresses
  }
}
