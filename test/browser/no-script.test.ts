import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { osloDay } from '../../src/domain/clock.ts';
import { addCompany } from '../../src/domain/companies/add-company.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { tenantDesk } from '../../src/domain/privacy/requests/desk.ts';
import { recordRequest } from '../../src/domain/privacy/requests/receive-request.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { translator, type MessageKey } from '../../src/words/catalogue.ts';
import { asWorkIsDone } from '../support/as-work-is-done.ts';
import { useBrowser, type Window } from '../support/browser.ts';
import { emailOf, PASSWORD, signInAs } from '../support/cast.ts';
import { useProduct } from '../support/running-product.ts';

const t = translator('nb');

describe('Without JavaScript', function () {
  this.timeout(30_000);
  const browser = useBrowser();
  const product = useProduct();
  let window: Window;
  let page: Page;
  let tenant = '';

  const press = (key: MessageKey): Promise<void> =>
    page
      .locator('main')
      .getByRole('button', { name: t(key), exact: true })
      .first()
      .click();
  const mainText = async (): Promise<string> => (await page.locator('main').innerText()).replaceAll('\u00A0', ' ');
  const heading = (text: string | RegExp) => page.getByRole('heading', { level: 1, name: text });

  before(async () => {
    tenant = product.cast.astrid.tenantSlug;
    const as = await signInAs(product.app.visitor(), emailOf('astrid'));
    window = await browser.open({ address: product.app.address, javaScriptEnabled: false, locale: 'nb', as });
    ({ page } = window);
  });
  /** Somebody with this name and an address of their own, by their id. */
  const somebody = (givenName: string): Promise<string> =>
    inTenant(
      product.cast.astrid.tenantId,
      async () =>
        (
          await insertContacts([
            { givenName, familyName: 'Nordmann', emails: [`${givenName.toLowerCase()}@firma.example`] },
          ])
        )[0] ?? '',
    );
  afterEach(() => expect(window.complaints.splice(0)).to.eql([]));

  it('somebody signs in', async () => {
    const outside = await browser.open({ address: product.app.address, javaScriptEnabled: false, locale: 'nb' });
    await outside.page.goto(paths.contacts.index({ tenant }));
    await outside.page.locator('#email').fill(emailOf('astrid'));
    await outside.page.locator('#password').fill(PASSWORD);
    await outside.page
      .locator('main')
      .getByRole('button', { name: t('nav.signIn'), exact: true })
      .click();
    // Back to where they were going.
    await outside.page.waitForURL(`**${paths.contacts.index({ tenant })}`);
    expect(outside.complaints).to.eql([]);
  });

  it('writes the answer to a request on a page of its own, where no other form can empty it', async () => {
    const { astrid } = product.cast;
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
    await page.goto(paths.privacy.request({ tenant, id }));
    expect(await page.locator('main textarea:visible').count(), 'letters beside other forms').to.equal(0);
    await page.getByRole('link', { name: t('requests.answer.write') }).click();
    expect(await page.locator('main form').count()).to.equal(1);
    await page.locator('#text').fill('Vi ringer dere ikke igjen.');
    await page.locator('main form button').click();
    await page.locator('.field-error').first().waitFor();
    expect(await page.locator('main form').count(), 'still alone when it is refused').to.equal(1);
    expect(await page.locator('#text').inputValue()).to.equal('Vi ringer dere ikke igjen.');
    await page.locator('[name="decision"][value="granted"]').check();
    await page.locator('main form button').click();
    await page.getByText(t('requests.done.answer')).waitFor();
  });

  it('says who was told of a breach on pages of their own, so that what is known of it is not emptied', async () => {
    await page.goto(paths.breaches.new({ tenant }));
    await page.locator('#nature').fill('En liste på avveie');
    await press('breaches.new.button');
    await page.getByText(t('breaches.opened')).waitFor();
    const forms = page.locator('main form:visible');
    expect(await forms.count(), 'the case has one form').to.equal(1);
    const breach = page.url();
    for (const [link, field] of [
      ['breaches.authority.save', '#authority-body'],
      ['breaches.people.save', '#people-body'],
      ['breaches.people.add', '#emails'],
    ] as const) {
      await page.goto(breach);
      await page.getByRole('link', { name: t(link), exact: true }).click();
      expect(await page.locator('main form').count(), link).to.equal(1);
      expect(await page.locator(field).isVisible(), link).to.equal(true);
    }
  });

  it('adds a company by its number, and sees what the register says', async () => {
    await page.goto(paths.companies.new({ tenant }));
    await page.locator('#company').fill('947054600');
    await press('companies.new.add');
    await asWorkIsDone(product.cast.database, async () => {
      // By its address: the page asks for itself again while it waits, and a reload can meet that half-way.
      await page.goto(page.url());
      return (await heading(/ELKJØP NORGE AS/).count()) > 0;
    });
  });

  it('adds a contact, choosing the company from the page that asks', async () => {
    const { astrid } = product.cast;
    await inTenant(astrid.tenantId, () => addCompany(astrid, { name: 'Ørjans Verksted' }, 'nb'));
    await page.goto(paths.contacts.new({ tenant }));
    await page.locator('#givenName').fill('Kari');
    await page.locator('#familyName').fill('Nordmann');
    await page.locator('#email').fill('kari@firma.example');
    await page.locator('#company').fill('orjans verk');
    await press('action.save');
    if ((await heading(/Kari Nordmann/).count()) === 0) {
      await page.locator('#company-choices input').first().check();
      await press('action.save');
    }
    await heading(/Kari Nordmann/).waitFor();
    expect(await mainText()).to.include('Ørjans Verksted');
  });

  it('is asked before somebody is added a second time, and can say yes', async () => {
    await somebody('Siv');
    await page.goto(paths.contacts.new({ tenant }));
    await page.locator('#givenName').fill('Siv');
    await page.locator('#familyName').fill('Nordmann');
    await page.locator('#email').fill('siv@firma.example');
    await press('action.save');
    await page.locator('#duplicates a').first().waitFor();
    expect(await page.locator('#email').inputValue()).to.equal('siv@firma.example');
    await press('contacts.duplicate.createAnyway');
    await heading(/Siv Nordmann/).waitFor();
  });

  it('edits a fact and adds a phone number', async () => {
    await page.goto(paths.contacts.show({ tenant, id: await somebody('Tor') }));
    await page.locator('#fact-jobTitle a').first().click();
    await page.locator('main input[name="value"]').fill('Innkjøpssjef');
    await press('action.save');
    await heading(/Tor Nordmann/).waitFor();
    expect(await mainText()).to.include('Innkjøpssjef');
    await page.goto(`${new URL(page.url()).pathname}/channels?kind=phone`);
    await page.locator('main input[name="value"]').fill('22 33 44 55');
    await press('action.save');
    await heading(/Tor Nordmann/).waitFor();
    expect(await mainText()).to.include('22 33 44 55');
  });

  it('throws a contact away, and takes it back', async () => {
    const id = await somebody('Una');
    await page.goto(paths.contacts.show({ tenant, id }));
    await page.locator('main details.menu summary').first().click();
    await page.locator(`form[action="${paths.contacts.trashing({ tenant, id })}"] button`).click();
    await page
      .locator('.toast')
      .getByRole('button', { name: t('action.undo') })
      .click();
    await page.waitForURL(`**${paths.contacts.show({ tenant, id })}`);
    await heading(/Una Nordmann/).waitFor();
  });

  it('searches', async () => {
    await somebody('Vigdis');
    await page.goto(paths.contacts.index({ tenant }));
    await page.locator('.topbar input[name="q"]').fill('vigdis nordman');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=vigdis+nordman');
    expect(await mainText()).to.include('Vigdis Nordmann');
  });

  it('asks for an export and gets the file', async () => {
    await page.goto(paths.exports.index({ tenant }));
    await press('exports.new');
    const link = page.getByRole('link', { name: t('exports.downloadFile') });
    await asWorkIsDone(product.cast.database, async () => {
      // By its address: the page asks for itself again while it waits, and a reload can meet that half-way.
      await page.goto(page.url());
      return (await link.count()) > 0;
    });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).to.match(/\.csv$/);
  });
});
