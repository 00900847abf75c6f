import { expect } from 'chai';

import { paths } from '../../src/web/paths.ts';
import { useBrowser } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';

describe('The filters of a list', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();

  for (const room of ['contacts', 'companies'] as const)
    it(`of ${room} open with the first field ready, not the way out`, async () => {
      const { page } = await browser.open({ address: town.app.address, as: await town.signedIn('astrid') });
      await page.goto(paths[room].index({ tenant: town.astrid.tenantSlug }));
      await page.locator(`a[href*="/filters"]`).first().click();
      await page.locator('#filter-dialog[open]').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).to.equal('filter-owner');
    });
});
