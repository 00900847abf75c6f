import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { osloDay } from '../../src/domain/clock.ts';
import { tenantDesk } from '../../src/domain/privacy/requests/desk.ts';
import { recordRequest } from '../../src/domain/privacy/requests/receive-request.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { translator, type MessageKey } from '../../src/words/catalogue.ts';
import { useBrowser, type Window } from '../support/browser.ts';
import { emailOf, PASSWORD } from '../support/cast.ts';
import { useProduct } from '../support/running-product.ts';
import { eventually } from '../support/workers.ts';
import { stopAtFirstFailure } from '../support/stop-at-first-failure.ts';

const t = translator('nb');

describe('Without JavaScript', function () {
  this.timeout(30_000);
  stopAtFirstFailure();
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
    window = await browser.open({ address: product.app.address, javaScriptEnabled: false, locale: 'nb' });
    ({ page } = window);
  });
  afterEach(() => expect(window.complaints.splice(0)).to.eql([]));

  it('somebody signs in', async () => {
    await page.goto(paths.contacts.index({ tenant }));
    await page.locator('#email').fill(emailOf('astrid'));
    await page.locator('#password').fill(PASSWORD);
    await press('nav.signIn');
    // Back to where they were going.
    await page.waitForURL(`**${paths.contacts.index({ tenant })}`);
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
    await eventually(async () => {
      // By its address: the page asks for itself again while it waits, and a reload can meet that half-way.
      await page.goto(page.url());
      return (await heading(/ELKJØP NORGE AS/).count()) > 0;
    });
  });

  it('adds a contact, choosing the company from the page that asks', async () => {
    await page.goto(paths.contacts.new({ tenant }));
    await page.locator('#givenName').fill('Kari');
    await page.locator('#familyName').fill('Nordmann');
    await page.locator('#email').fill('kari@firma.example');
    await page.locator('#company').fill('elkjop');
    await press('action.save');
    if ((await heading(/Kari Nordmann/).count()) === 0) {
      await page.locator('#company-choices input').first().check();
      await press('action.save');
    }
    await heading(/Kari Nordmann/).waitFor();
    expect(await mainText()).to.include('ELKJØP NORGE AS');
  });

  it('is asked before a second Kari is added, and can say yes', async () => {
    await page.goto(paths.contacts.new({ tenant }));
    await page.locator('#givenName').fill('Kari');
    await page.locator('#familyName').fill('Nordmann');
    await page.locator('#email').fill('kari@firma.example');
    await press('action.save');
    await page.locator('#duplicates a').first().waitFor();
    expect(await page.locator('#email').inputValue()).to.equal('kari@firma.example');
    await press('contacts.duplicate.createAnyway');
    await heading(/Kari Nordmann/).waitFor();
  });

  it('edits a fact and adds a phone number', async () => {
    await page.locator('#fact-jobTitle a').first().click();
    await page.locator('main input[name="value"]').fill('Innkjøpssjef');
    await press('action.save');
    await heading(/Kari Nordmann/).waitFor();
    expect(await mainText()).to.include('Innkjøpssjef');
    await page.goto(`${new URL(page.url()).pathname}/channels?kind=phone`);
    await page.locator('main input[name="value"]').fill('22 33 44 55');
    await press('action.save');
    await heading(/Kari Nordmann/).waitFor();
    expect(await mainText()).to.include('22 33 44 55');
  });

  it('throws a contact away, and takes it back', async () => {
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.locator('main details.menu summary').first().click();
    await page.locator(`form[action="${paths.contacts.trashing({ tenant, id })}"] button`).click();
    await page
      .locator('.toast')
      .getByRole('button', { name: t('action.undo') })
      .click();
    await page.waitForURL(`**${paths.contacts.show({ tenant, id })}`);
    await heading(/Kari Nordmann/).waitFor();
  });

  it('searches', async () => {
    await page.locator('.topbar input[name="q"]').fill('nordman');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=nordman');
    expect(await mainText()).to.include('Kari Nordmann');
  });

  it('asks for an export and gets the file', async () => {
    await page.goto(paths.exports.index({ tenant }));
    await press('exports.new');
    const link = page.getByRole('link', { name: t('exports.downloadFile') });
    await eventually(async () => {
      // By its address: the page asks for itself again while it waits, and a reload can meet that half-way.
      await page.goto(page.url());
      return (await link.count()) > 0;
    });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).to.match(/\.csv$/);
  });
});
