import { expect } from 'chai';

import { paths } from '../../src/web/paths.ts';
import { useBrowser } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';

describe('A dialog', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();

  for (const room of ['contacts', 'companies'] as const)
    it(`of the filters of ${room} opens with the first field ready, not the way out`, async () => {
      const { page } = await browser.open({ address: town.app.address, as: await town.signedIn('astrid') });
      await page.goto(paths[room].index({ tenant: town.astrid.tenantSlug }));
      await page.locator(`a[href*="/filters"]`).first().click();
      await page.locator('#filter-dialog[open]').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).to.equal('filter-owner');
    });

  it('of the keys opens at ?, closes at Escape, and not while somebody types', async () => {
    const { page, complaints } = await browser.open({
      address: town.app.address,
      as: await town.signedIn('astrid'),
    });
    const dialog = page.locator('#keys[open]');
    await page.goto(paths.contacts.index({ tenant: town.astrid.tenantSlug }));
    // Before htmx has seen the link, it is a link to a page.
    await page.locator('a[data-shortcut="?"][data-htmx-powered]').waitFor({ state: 'attached' });
    await page.locator('.search input').focus();
    await page.keyboard.type('?');
    expect(await page.locator('.search input').inputValue()).to.equal('?');
    expect(await dialog.count()).to.equal(0);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('?');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.topbar-end > details:last-child > summary').click();
    await page.locator('a[data-shortcut="?"]').click();
    await dialog.waitFor();
    expect(complaints).to.eql([]);
  });
});
