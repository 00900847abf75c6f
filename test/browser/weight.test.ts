import { expect } from 'chai';

import { Draw } from '../../bin/demo/draw.ts';
import { fillWithRecords } from '../../bin/demo/tenant-records.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { inventedCompanies, isOrdinary } from '../../stand-ins/register/units/invented-companies.ts';
import { useBrowser } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';
import { useGoogle } from '../support/google-in-use.ts';
import { eventually } from '../support/workers.ts';
import { listenToWire, type Transfer } from './wire.ts';

const MOST_BYTES = 80 * 1024;
const MOST_REQUESTS = 8;

describe('The weight of a page', function () {
  this.timeout(30_000);
  const browser = useBrowser({ whole: true });
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1' }));
  useGoogle();

  it('is small on the first visit to the contact list, and only the page itself on the second', async () => {
    const { astrid } = town;
    await inTenant(astrid.tenantId, () =>
      fillWithRecords(new Draw(1), {
        members: [{ ...astrid, since: new Date(0) }],
        units: inventedCompanies().filter(isOrdinary).slice(0, 40),
        contacts: 120,
        today: new Date(),
      }),
    );
    const { page, context } = await browser.open({
      address: town.app.address,
      as: await town.signedIn('astrid'),
      viewport: { width: 1280, height: 800 },
    });
    const transfers = await listenToWire(await context.newCDPSession(page));
    const address = paths.contacts.index({ tenant: astrid.tenantSlug });

    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await page.locator('tbody tr').count()).to.equal(50);
    // The browser fetches the page's icon when it has nothing better to do, which may be after the network was idle.
    const first: Transfer[] = [];
    await eventually(() => first.push(...transfers()) > 0 && first.some(({ url }) => url.endsWith('/favicon.svg')));
    const story = first.map(({ bytes, url }) => `${bytes} ${new URL(url).pathname}`).join('\n');
    const total = first.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(first.length, story).to.be.at.most(MOST_REQUESTS);
    expect(total, story).to.be.at.most(MOST_BYTES);
    for (const { url, cacheControl } of first)
      if (url.includes('/assets/')) expect(cacheControl, url).to.equal('public, max-age=31536000, immutable');

    await page.goto(`${address}?sort=company`, { waitUntil: 'networkidle' });
    const second = transfers().filter(({ fromCache }) => !fromCache);
    expect(second.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/assets/'))).to.eql([]);
  });

  it('is small on the first visit to a public page too, with the question about cookies on it', async () => {
    const language = 'nb';
    const { page, context } = await browser.open({ address: town.app.address, locale: language });
    const wire = await context.newCDPSession(page);
    const transfers = await listenToWire(wire);
    // Each page as a browser loads it that has never been here.
    await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
    for (const one of [
      paths.public.home({ language }),
      paths.public.privacy({ language }),
      paths.public.agreement({ language }),
      paths.public.cookies({ language }),
      paths.public.signIn({ language }),
      paths.public.signUp({ language }),
      paths.public.forgotten({ language }),
    ]) {
      await page.goto(one, { waitUntil: 'networkidle' });
      expect(await page.locator('section#cookie-banner').count(), one).to.equal(1);
      const all = transfers();
      expect(all.filter(({ fromCache }) => fromCache)).to.eql([]);
      const story = all.map(({ bytes, url }) => `${bytes} ${new URL(url).pathname}`).join('\n');
      expect(all.length, story).to.be.within(1, MOST_REQUESTS);
      expect(
        all.reduce((sum, { bytes }) => sum + bytes, 0),
        story,
      ).to.be.within(1, MOST_BYTES);
    }
  });
});
