import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { paths } from '../../src/web/paths.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { useBrowser } from '../support/browser.ts';
import { useTown } from '../support/cast.ts';
import { newContact, newDeal, newRequest } from '../web/route-records.ts';
import { allPurposesOn } from '../domain/privacy/consent/people.ts';

/** An A4 page in CSS pixels, inside the margins of the print stylesheet. */
const paper = { width: Math.round(((210 - 28) / 25.4) * 96), height: Math.round(((297 - 32) / 25.4) * 96) };

describe('On paper', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const town = useTown();

  /** How many pages come out, and how many what stands there would fill without a gap. */
  async function pagesOf(page: Page, address: string): Promise<{ printed: number; filled: number }> {
    await page.goto(address);
    const document = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
    await page.emulateMedia({ media: 'print' });
    const height = await page.evaluate<number>('document.body.scrollHeight');
    await page.emulateMedia({ media: 'screen' });
    return {
      printed: [...document.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length,
      filled: Math.ceil(height / paper.height),
    };
  }

  it('a page is filled before the next begins', async () => {
    await allPurposesOn(town.astrid);
    const { page } = await browser.open({
      address: town.app.address,
      as: await town.signedIn('astrid'),
      viewport: paper,
    });
    for (const address of [
      paths.privacy.processing({ tenant: town.astrid.tenantSlug }),
      paths.public.agreement({ language: 'nb' }),
      paths.public.subProcessors({ language: 'nb' }),
    ]) {
      const { printed, filled } = await pagesOf(page, address);
      expect(printed, address)
        .to.be.at.least(2)
        .and.at.most(filled + 1);
    }
  });

  it('nothing is cut off at the edge, and no form leaves its empty frame', async () => {
    const { astrid } = town;
    const tenant = astrid.tenantSlug;
    const { page } = await browser.open({
      address: town.app.address,
      as: await town.signedIn('astrid'),
      // On its side, where the stages of the board would stand beside each other.
      viewport: { width: paper.height, height: paper.width },
    });
    await newDeal(astrid);
    await page.emulateMedia({ media: 'print' });
    await page.goto(paths.deals.index({ tenant }));
    const cut = `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.board'))`;
    expect(await page.evaluate<number>(cut)).to.equal(0);
    await page.goto(paths.billing.show({ tenant }));
    expect(await page.locator('input[name="price"]').count()).to.be.above(0);
    expect(await page.locator('section:has(input[name="price"])').isVisible(), 'a form to pay with').to.equal(false);
    await page.goto(paths.contacts.show({ tenant, id: await newContact(astrid) }));
    expect(await page.locator('#activity-add').isVisible()).to.equal(false);
    for (const way of ['#new-channel', '#new-company'])
      expect(await page.locator(way).isVisible(), way).to.equal(false);
    const email = 'innkjopsavdelingen.hovedkontoret.for.nordre.distrikt@en-virksomhet-med-langt-navn.example';
    await inTenant(astrid.tenantId, () => insertContacts([{ givenName: 'Aa', familyName: 'Aa', emails: [email] }]));
    await page.setViewportSize(paper);
    await page.goto(paths.contacts.index({ tenant }));
    const hidden = `[...document.querySelectorAll('.table td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || getComputedStyle(cell).whiteSpace === 'nowrap' && cell.textContent.includes('@')).length`;
    expect(await page.evaluate<number>(hidden)).to.equal(0);
    await page.setViewportSize({ width: 1100, height: 700 });
    await page.goto(paths.contacts.index({ tenant }));
    expect(await page.getByText(email).isVisible()).to.equal(true);
    expect(await page.evaluate<number>(hidden)).to.equal(0);
  });

  it('a request has its letters, to be posted, and not the forms that wait for words', async () => {
    const { astrid } = town;
    const { page } = await browser.open({ address: town.app.address, as: await town.signedIn('astrid') });
    await page.goto(paths.privacy.request({ tenant: astrid.tenantSlug, id: await newRequest(astrid) }));
    await page.locator('#extension textarea').fill('Vi leter i tre arkiver.');
    await page.locator('#extension form.form button').click();
    const letter = page.locator('.card-opens .as-written').filter({ hasText: 'Vi leter i tre arkiver.' });
    await letter.waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    const shown = `[...document.querySelectorAll('.card-opens .as-written')].map((letter) => letter.checkVisibility() && letter.offsetHeight > 0)`;
    expect(await page.evaluate<boolean[]>(shown)).to.eql([true]);
    for (const form of ['#answer', '#other', '#sorting', '.rooms'])
      expect(await page.locator(form).isVisible(), form).to.equal(false);
  });
});
