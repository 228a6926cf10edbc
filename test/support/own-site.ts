import { migrate } from '../../src/database/migrate.js'
import { openSite, type Site } from './open-site.js'
import type { OwnServer } from './own-server.js'

/** The program on a server of the test's own, which stays when the site is closed. */
export async function openSiteOn({ ownerUrl, appUrl, analystUrl }: OwnServer): Promise<Site> {
  await migrate({ ownerUrl, appUrl, analystUrl })
  return openSite({ ownerUrl, appUrl, analystUrl, drop: async () => undefined })
}
