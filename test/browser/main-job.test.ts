import { readFile } from 'node:fs/promises';

import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { outside } from '../../src/domain/outside.ts';
import { paths } from '../../src/web/paths.ts';
import { translator, type Language, type MessageKey } from '../../src/words/catalogue.ts';
import { asWorkIsDone } from '../support/as-work-is-done.ts';
import { useBrowser, type Window } from '../support/browser.ts';
import { PASSWORD } from '../support/cast.ts';
import { useProduct } from '../support/running-product.ts';
import { asSuperuser } from '../support/superuser.ts';
import { eventually } from '../support/workers.ts';
import { stopAtFirstFailure } from '../support/stop-at-first-failure.ts';
import { pictureOf } from './pictures.ts';

/** Well-known companies that the register stand-in serves in the register's own shape. */
const wellKnown = [
  ['923609016', 'EQUINOR ASA'],
  ['984851006', 'DNB BANK ASA'],
  ['982463718', 'TELENOR ASA'],
  ['914778271', 'NORSK HYDRO ASA'],
  ['986228608', 'YARA INTERNATIONAL ASA'],
  ['910747711', 'ORKLA ASA'],
  ['984661185', 'POSTEN BRING AS'],
  ['976390512', 'NORSK RIKSKRINGKASTING AS'],
  ['936560288', 'COOP NORGE SA'],
  ['819731322', 'NORGESGRUPPEN ASA'],
  ['927124238', 'TOMRA SYSTEMS ASA'],
  ['964118191', 'MOWI ASA'],
  ['916300484', 'STOREBRAND ASA'],
  ['995568217', 'GJENSIDIGE FORSIKRING ASA'],
  ['886581432', 'AKER ASA'],
  ['962986633', 'STATNETT SF'],
  ['987059699', 'STATKRAFT AS'],
  ['985198292', 'AVINOR AS'],
  ['917082308', 'BANE NOR SF'],
  ['947054600', 'ELKJØP NORGE AS'],
] as const;

const people = [
  ['Kari', 'Nordmann', 'kari.nordmann@firma.example', '22 33 44 55', 'equinor'],
  ['Ola', 'Sæther', 'ola.saether@firma.example', '+47 400 12 345', 'elkjop'],
  ['Åse', 'Brækhus', 'ase.braekhus@firma.example', '', 'telenor'],
] as const;

interface Telling {
  readonly language: Language;
  readonly tenant: { readonly number: string; readonly name: string };
  readonly companies: readonly (readonly [number: string, name: string])[];
}

const tellings: readonly Telling[] = [
  { language: 'nb', tenant: { number: '947942638', name: 'TINE SA' }, companies: wellKnown },
  {
    language: 'en',
    tenant: { number: '979484534', name: 'TV 2 AS' },
    companies: [wellKnown[0], wellKnown[2], wellKnown[19]],
  },
];

describe('The main job, from nothing', function () {
  this.timeout(60_000);
  const browser = useBrowser();
  const product = useProduct();

  for (const { language, tenant, companies } of tellings)
    describe(`in ${language}`, function () {
      stopAtFirstFailure();
      const t = translator(language);
      const email = `eier.${language}@kunde.example`;
      let window: Window;
      let page: Page;
      let slug = '';
      let step = 0;

      const picture = (about: string): Promise<void> =>
        pictureOf(page, `main-job-${language}`, `${String(++step).padStart(2, '0')} ${about}`);
      const press = (key: MessageKey): Promise<void> =>
        page
          .locator('main')
          .getByRole('button', { name: t(key), exact: true })
          .first()
          .click();
      const heading = (text: string | RegExp) => page.getByRole('heading', { level: 1, name: text });
      const open = (path: string) => page.goto(path);

      before(async () => {
        window = await browser.open({
          address: product.app.address,
          locale: language,
          viewport: { width: 1280, height: 800 },
          acceptDownloads: true,
        });
        ({ page } = window);
      });
      afterEach(() => expect(window.complaints.splice(0)).to.eql([]));

      it('signs up by organisation number', async () => {
        await open(paths.public.signUp({ language }));
        await page.locator('#organisationNumber').pressSequentially(tenant.number);
        await page.locator('#company', { hasText: tenant.name }).waitFor();
        await page.locator('#name').fill('Åse Eier');
        await page.locator('#email').fill(email);
        await page.locator('#password').fill(PASSWORD);
        await page.locator('#accepted').check();
        await picture('sign up');
        await press('signUp.submit');
        await heading(t('signUp.sent.title')).waitFor();
        await picture('link sent');
      });

      it('confirms by the link in the mail', async () => {
        const mail = page.getByRole('row').filter({ hasText: email }).getByRole('link');
        await asWorkIsDone(product.cast.database, async () => {
          await open(paths.development.mail());
          return (await mail.count()) > 0;
        });
        await mail.first().click();
        await page.locator('main section a').first().waitFor();
        await picture('mail');
        await page.locator('main section a').first().click();
        await press('signUp.confirm.submit');
        await page.waitForURL('**/t/*');
        slug = new URL(page.url()).pathname.split('/')[2] ?? '';
        await page.locator('.toast', { hasText: tenant.name }).waitFor();
        await picture('first day');
      });

      it(`adds ${companies.length} companies by their numbers, one after the other`, async () => {
        await open(paths.companies.new({ tenant: slug }));
        for (const [at, [number, name]] of companies.entries()) {
          const field = page.locator('#company');
          if (at === 0) {
            await field.pressSequentially(number);
            await page.locator('#company-lookup', { hasText: name }).waitFor();
            await picture('company looked up');
          } else await field.fill(number);
          await press('companies.new.addAnother');
          // The field is empty again and has the focus, for the next number.
          await eventually(() =>
            page.evaluate<boolean>(
              `document.querySelector('#company')?.value === '' && document.activeElement?.id === 'company'`,
            ),
          );
        }
        await picture('companies added');
      });

      it('sees what the register knows about them', async () => {
        await asWorkIsDone(product.cast.database, async () => {
          await open(paths.companies.index({ tenant: slug }));
          const text = await page.locator('main').innerText();
          return companies.every(([, name]) => text.includes(name));
        });
        await picture('companies');
        await page.getByRole('link', { name: 'EQUINOR ASA' }).first().click();
        await heading(/EQUINOR ASA/).waitFor();
        // The page asks again by itself until the register has answered.
        await page.locator('.fact-source').first().waitFor();
        await picture('company');
      });

      it('adds contacts, each at a company', async () => {
        for (const [given, family, address, phone, company] of people) {
          await open(paths.contacts.new({ tenant: slug }));
          await page.locator('#givenName').fill(given);
          await page.locator('#familyName').fill(family);
          await page.locator('#email').fill(address);
          await page.locator('#phone').fill(phone);
          await page.locator('#company').pressSequentially(company);
          await page.locator('#company-choices input').first().check();
          if (given === 'Kari') await picture('new contact');
          await press('action.save');
          await heading(new RegExp(`${given} ${family}`)).waitFor();
        }
        await picture('contact');
        await open(paths.contacts.index({ tenant: slug }));
        await picture('contacts');
      });

      it('pays for a plan, and the plan follows the signed events', async () => {
        await open(paths.billing.show({ tenant: slug }));
        await picture('trial');
        await page.locator('input[name="price"][value="team_month"]').check();
        await page.locator('#seats').fill('5');
        await press('billing.pay');
        await page.waitForURL(`${product.stripe.url}/**`);
        await picture('payment page');
        await page.locator('button[name="pay"]').click();
        await page.waitForURL(`**${paths.billing.show({ tenant: slug })}`);
        await page.getByRole('heading', { name: 'OnNet CRM Team' }).waitFor();
        await page.getByText(t('billing.state.active'), { exact: true }).waitFor();
        await picture('paid');
        // Something the page did not do itself: only an event can tell of it.
        const { stripe } = outside();
        const newest = (await stripe?.subscriptions.list({ limit: 1 }))?.data[0];
        await stripe?.subscriptions.update(newest?.id ?? '', { cancel_at_period_end: true });
        await asWorkIsDone(product.cast.database, async () => {
          await open(paths.billing.show({ tenant: slug }));
          return (await page.getByText(t('billing.state.ending'), { exact: true }).count()) > 0;
        });
        await picture('ending');
      });

      it('exports the contacts and gets the file', async () => {
        await open(paths.exports.index({ tenant: slug }));
        await press('exports.new');
        const link = page.getByRole('link', { name: t('exports.downloadFile') });
        await link.waitFor();
        await picture('export');
        const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
        const text = await readFile(await download.path(), 'utf8');
        expect(text).to.match(/^\uFEFF/);
        for (const [given, family, address] of people)
          expect(text).to.include(given).and.include(family).and.include(address);
      });

      it('sets a retention rule, looks at what it would do, approves and runs it', async () => {
        // Two of them have been silent for years.
        await asSuperuser(product.cast.database, (client) =>
          client.query(
            `update contacts set created_at = '2019-05-06', last_activity_at = '2020-03-04'
              where family_name <> 'Nordmann' and tenant_id = (select id from tenants where slug = $1)`,
            [slug],
          ),
        );
        await open(paths.retention.show({ tenant: slug }));
        await page.locator('#months').fill('24');
        await picture('retention');
        await press('retention.months.save');
        await heading(t('retention.dryRun.title')).waitFor();
        expect(await page.locator('tbody tr').count()).to.equal(2);
        await picture('dry run');
        await page.locator('#confirmed').check();
        await press('retention.approve.button');
        await page.locator('.toast').waitFor();
        await picture('approved');
        await page.getByRole('link', { name: t('retention.run.now') }).click();
        await page.locator('#confirmed').check();
        await press('retention.run.button');
        await page.getByText(t('retention.run.done.contacts', { count: 2 })).waitFor();
        await picture('run');
      });

      it('reads in the audit trail what happened', async () => {
        await open(paths.audit.index({ tenant: slug }));
        await picture('audit trail');
        const trail = await page.locator('main').innerText();
        for (const key of ['contact.anonymised', 'export.downloaded', 'contact.created', 'company.created'] as const)
          expect(trail.toLocaleLowerCase()).to.include(t(`audit.action.${key}` as MessageKey).toLocaleLowerCase());
        await open(paths.contacts.index({ tenant: slug }));
        await picture('contacts after');
        const left = await page.locator('main').innerText();
        expect(left).to.include('Kari Nordmann').and.not.include('Sæther').and.not.include('Brækhus');
      });
    });
});
