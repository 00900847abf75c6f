import { expect } from 'chai';

import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { useBrowser } from '../support/browser.ts';
import { emailOf, PASSWORD, useTown } from '../support/cast.ts';

describe('A note whose writer is signed out in another tab', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();

  it('stays in its field, and is saved from there once its writer has signed in again in a tab of its own', async () => {
    const [id = ''] = await inTenant(town.bjorn.tenantId, () =>
      insertContacts([{ givenName: 'Kari', familyName: 'Utlogget' }]),
    );
    const { page, context, complaints } = await browser.open({
      address: town.app.address,
      as: await town.signedIn('bjorn'),
    });
    await page.goto(paths.contacts.show({ tenant: town.bjorn.tenantSlug, id }));
    const field = page.locator('#timeline textarea[name="body"]').first();
    await field.fill('Ringte om avtalen');
    await context.clearCookies();
    const save = field.locator('xpath=ancestor::form').locator('button:not([type="button"])').first();
    await save.click();
    const link = page.locator('#toasts a[target="_blank"]');
    await link.waitFor();
    expect(await field.inputValue()).to.equal('Ringte om avtalen');
    expect(page.url()).to.not.contain('sign-in');
    const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await tab.fill('#email', emailOf('bjorn'));
    await tab.fill('#password', PASSWORD);
    await tab.click('.form-actions button');
    await tab.waitForURL(/\/t\/|tenants/);
    await save.click();
    await page.locator('.timeline').getByText('Ringte om avtalen').waitFor();
    expect(complaints).to.eql([]);
  });
});
