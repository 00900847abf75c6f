import { expect } from 'chai';

import { paths } from '../../src/web/paths.ts';
import { useBrowser } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';
import { newContact, newDeal, numberedCompany } from '../web/route-records.ts';

describe('A note that is added', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();

  it('is seen at once, on the page of a contact, a company and a deal', async () => {
    const { astrid } = town;
    const { page, complaints } = await browser.open({ address: town.app.address, as: await town.signedIn('astrid') });
    const tenant = astrid.tenantSlug;
    for (const address of [
      paths.contacts.show({ tenant, id: await newContact(astrid) }),
      paths.companies.show({ tenant, id: await numberedCompany(astrid) }),
      paths.deals.show({ tenant, id: await newDeal(astrid) }),
    ]) {
      await page.goto(address);
      await page.locator('.activity-form textarea').fill('Ringte om tilbudet');
      await page.locator('.activity-form .form-actions button').click();
      await page.locator('.timeline', { hasText: 'Ringte om tilbudet' }).waitFor();
      expect(complaints, address).to.eql([]);
    }
  });
});
