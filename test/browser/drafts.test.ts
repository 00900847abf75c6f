import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { recordRequest } from '../../src/domain/privacy/requests/receive-request.ts';
import { tenantDesk } from '../../src/domain/privacy/requests/desk.ts';
import { osloDay } from '../../src/domain/clock.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { useBrowser, type Window } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';

describe('A page with several forms', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();
  let window: Window;
  let page: Page;
  let request = '';

  before(async () => {
    const { astrid } = town;
    const id = await inTenant(astrid.tenantId, () =>
      recordRequest(tenantDesk(astrid), {
        kind: 'complaint',
        channel: 'phone',
        language: 'nb',
        requesterName: 'Kari Nordmann',
        requesterEmail: 'kari@firma.example',
        message: 'Dere ringte meg.',
        receivedOn: osloDay(),
        personId: '',
      }),
    );
    request = paths.privacy.request({ tenant: astrid.tenantSlug, id });
    window = await browser.open({ address: town.app.address, as: await town.signedIn('astrid') });
    ({ page } = window);
  });
  afterEach(() => expect(window.complaints.splice(0)).to.eql([]));

  const letter = 'form[action$="/answer"] textarea';
  const noteButton = 'form[action$="/notes"] button';

  it('keeps a letter that is half written when a note is saved beside it, and the choice of its answer', async () => {
    await page.goto(request);
    await page.fill(letter, 'Vi har sett på dette, og');
    await page.check('[name="decision"][value="granted"]');
    await page.fill('form[action$="/notes"] [name="note"]', 'Ringte Kari');
    await page.click(noteButton);
    await page.getByText('Ringte Kari').waitFor();
    expect(await page.inputValue(letter)).to.equal('Vi har sett på dette, og');
    expect(await page.isChecked('[name="decision"][value="granted"]')).to.equal(true);
    expect(await page.inputValue('form[action$="/notes"] [name="note"]')).to.equal('');
  });

  it('keeps it in the form it was written in, also where two have one address', async () => {
    const { tenantSlug: tenant } = town.astrid;
    await page.goto(paths.breaches.new({ tenant }));
    await page.fill('[name="nature"]', 'E-post til feil mottaker');
    await page.click('form[action$="/breaches"] .button-primary');
    const words = page.locator('form[action$="/words"] [name="body"]');
    await words.nth(1).fill('Vi ringte alle');
    await page.click('form[action$="/closing"] button');
    await page.locator('[role="alert"], .field-error').first().waitFor();
    expect(await words.nth(1).inputValue()).to.equal('Vi ringte alle');
    expect(await words.nth(0).inputValue()).to.equal('');
  });

  it('keeps it when the other form is refused, and lets it go when one leaves the page', async () => {
    await page.goto(request);
    await page.fill(letter, 'Påbegynt');
    await page.locator('form[action$="/extension"] button').click();
    await page.locator('form[action$="/extension"] .field-error').waitFor();
    expect(await page.inputValue(letter)).to.equal('Påbegynt');
    await page.goto(request);
    expect(await page.inputValue(letter)).to.equal('');
  });
});
