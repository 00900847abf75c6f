import { readFile } from 'node:fs/promises';

import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { outside } from '../../src/domain/outside.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { storedSubscription } from '../../src/domain/billing/stored-subscription.ts';
import { paths } from '../../src/web/paths.ts';
import { formatsFor } from '../../src/words/formats.ts';
import { translator, type Language, type MessageKey } from '../../src/words/catalogue.ts';
import { asWorkIsDone } from '../support/as-work-is-done.ts';
import { axeFindings, useBrowser, type Window } from '../support/browser.ts';
import { useProduct } from '../support/running-product.ts';
import { stopAtFirstFailure } from '../support/stop-at-first-failure.ts';
import { asSuperuser } from '../support/superuser.ts';
import { pictureOf } from './pictures.ts';

const month = 32 * 24 * 3600;

interface Telling {
  readonly who: 'astrid' | 'clara';
  readonly language: Language;
  readonly manner: string;
  readonly options: { readonly javaScriptEnabled: boolean; readonly colorScheme: 'dark' | 'light' };
  readonly viewport: { readonly width: number; readonly height: number };
}

const tellings: readonly Telling[] = [
  {
    who: 'astrid',
    language: 'nb',
    manner: 'at a desk',
    options: { javaScriptEnabled: true, colorScheme: 'light' },
    viewport: { width: 1280, height: 800 },
  },
  {
    who: 'clara',
    language: 'en',
    manner: 'on a phone, in the dark, without script',
    options: { javaScriptEnabled: false, colorScheme: 'dark' },
    viewport: { width: 390, height: 844 },
  },
];

describe('A subscription from its trial to its end', function () {
  this.timeout(90_000);
  const browser = useBrowser();
  const product = useProduct();

  for (const { who, language, manner, options, viewport } of tellings)
    describe(manner, function () {
      stopAtFirstFailure();
      const t = translator(language);
      let window: Window;
      let page: Page;
      let billing: string;
      let tenantId: string;
      let step = 0;
      const picture = (about: string): Promise<void> =>
        pictureOf(page, `billing-${language}`, `${String(++step).padStart(2, '0')} ${about}`);
      const press = (key: MessageKey, params: Record<string, string> = {}): Promise<void> =>
        page
          .locator('main')
          .getByRole('button', { name: t(key, params), exact: true })
          .first()
          .click();
      /** Opens the page until it says something, alone if it is a text: events come by themselves. */
      const says = (text: string | RegExp): Promise<void> =>
        asWorkIsDone(product.cast.database, async () => {
          await page.goto(billing);
          return (await page.locator('main').getByText(text, { exact: true }).count()) > 0;
        });
      const atStripe = () => page.waitForURL(`${product.stripe.url}/**`);
      /** Without script the way to Stripe is a link that one presses, or the browser goes on by itself. */
      const payWith = async (card: string): Promise<void> => {
        await page.locator(`input[name=card][value="${card}"]`).check();
        await page.locator('button[name=pay], form[action$="/pay"] button').first().click();
      };
      const customer = async (): Promise<string> =>
        (await inTenant(tenantId, () => storedSubscription(tenantId)))?.customerId ?? '';

      before(async () => {
        const member = product.cast[who];
        ({ tenantId } = member);
        await asSuperuser(product.cast.database, (client) =>
          client.query(`update users set language = $2 where id = $1`, [member.userId, language]),
        );
        billing = paths.billing.show({ tenant: member.tenantSlug });
        window = await browser.open({
          address: product.app.address,
          as: await product.signedIn(who),
          locale: language,
          viewport,
          ...options,
        });
        ({ page } = window);
      });
      afterEach(async () => {
        expect(window.complaints.splice(0)).to.eql([]);
        if (options.javaScriptEnabled && page.url().startsWith(product.app.address))
          expect(await axeFindings(page)).to.eql([]);
      });

      it('shows the trial, what each plan costs, and what happens when nothing is chosen', async () => {
        await page.goto(billing);
        await page.getByText(t('billing.state.trial'), { exact: true }).waitFor();
        const main = await page.locator('main').innerText();
        // Without MVA and with it, for each plan and period, and what happens when the trial is over.
        for (const amount of [/(?<!\d)199(?!\d)/, /248[,.]75/, /(?<!\d)399(?!\d)/, /498[,.]75/, /1\D?990/, /3\D?990/])
          expect(main).to.match(amount);
        expect(main).to.include(
          language === 'nb' ? 'leses og eksporteres, men ikke endres' : 'read and exported, but not changed',
        );
        await picture('trial');
      });

      it('is bought at Stripe with a card the bank wants confirmed', async () => {
        await page.locator('input[name=price][value="team_month"]').check();
        await page.locator('#seats').fill('4');
        await press('billing.pay');
        await atStripe();
        await payWith('3220');
        await picture('the bank');
        await page.locator('button[value=yes]').click();
        await page.waitForURL(`**${billing}`);
        await page.getByText(t('billing.state.active'), { exact: true }).waitFor();
        await says(/Visa/);
        await picture('bought');
        expect(await page.locator('main').innerText()).to.include('3220');
      });

      it('shows what more seats cost before they are bought', async () => {
        await page.locator('#seats').fill('6');
        await press('billing.change.see');
        await page.getByRole('heading', { level: 1, name: t('billing.change.title') }).waitFor();
        await picture('what more seats cost');
        const button = await page.locator('main form button').innerText();
        const shown = Number(await page.locator('input[name=dueNow]').inputValue());
        expect(shown).to.be.above(0);
        expect(button, 'says what is charged').to.include(formatsFor(language).money(shown));
        await page.locator('main form button').click();
        await page.waitForURL(`**${billing}`);
        await says(/(av|of) 6 /);
        const { stripe } = outside();
        const [charged] = (await stripe?.invoices.list({ customer: await customer(), limit: 1 }))?.data ?? [];
        expect(charged).to.include({ amount_paid: shown, status: 'paid' });
        await picture('six seats');
      });

      it('tells the owners when a renewal fails, once for each attempt, and locks nobody out', async () => {
        product.stripe.control.replaceCard(await customer(), '0341');
        product.stripe.control.advance(month);
        await says(t('billing.state.pastDue'));
        await says(t('billing.open'));
        await picture('unpaid');
        const mails = page.getByRole('link', {
          name: t('mail.payment-failed.pay.subject', { tenantName: product.cast[who].tenantName }),
        });
        await asWorkIsDone(product.cast.database, async () => {
          await page.goto(paths.development.mail());
          return (await mails.count()) > 0;
        });
        expect(await mails.count(), 'one owner, one attempt').to.equal(1);
        // Everything works meanwhile, with a line on every page.
        await page.goto(paths.contacts.new({ tenant: product.cast[who].tenantSlug }));
        await page.getByText(t('frame.access.banner')).first().waitFor();
        await page
          .locator('main form[method=post] input[type=text], main form[method=post] input:not([type])')
          .first()
          .waitFor();
        await picture('works meanwhile');
      });

      it('is paid at Stripe with another card, by way of the mail, and goes on', async () => {
        await page.goto(paths.development.mail());
        await page
          .getByRole('link', {
            name: t('mail.payment-failed.pay.subject', { tenantName: product.cast[who].tenantName }),
          })
          .click();
        await page.locator('main section a').first().waitFor();
        await picture('the mail');
        await page.locator('main section a').first().click();
        await atStripe();
        await payWith('4242');
        await picture('paid');
        await says(t('billing.state.active'));
        await says(/4242/);
        expect(await page.getByText(t('billing.open'), { exact: true }).count()).to.equal(0);
      });

      it('becomes a smaller plan when the period is over, and that can be called off and planned again', async () => {
        await page.goto(billing);
        const plan = async (): Promise<void> => {
          await page.locator('input[name=price][value="start_month"]').check();
          await page.locator('#seats').fill('4');
          await press('billing.change.see');
          await page.getByText(t('billing.change.atPeriodEnd.text')).waitFor();
          await picture('what less means');
          await press('billing.change.confirm.atPeriodEnd');
          await page.waitForURL(`**${billing}`);
          await page.getByText(t('billing.planned'), { exact: true }).waitFor();
        };
        await plan();
        await picture('planned');
        await press('billing.planned.callOff');
        await page.getByText(t('billing.change.calledOff')).waitFor();
        expect(await page.getByText(t('billing.planned'), { exact: true }).count()).to.equal(0);
        await plan();
        product.stripe.control.advance(month);
        await says('OnNet CRM Start');
        await picture('smaller');
      });

      it('is ended by the customer at Stripe, and everything can still be read', async () => {
        await page.goto(billing);
        await press('billing.portal');
        await atStripe();
        await page.locator('form[action$="/cancel"] button').click();
        await says(t('billing.state.ending'));
        await picture('ending');
        product.stripe.control.advance(month);
        await says(t('billing.state.canceled'));
        await picture('ended');
        const { stripe } = outside();
        const invoices = await stripe?.invoices.list({ customer: await customer(), limit: 100 });
        expect(invoices?.data.map(({ status }) => status))
          .to.include('paid')
          .and.not.include('open');
        const documents = paths.billing.documents({ tenant: product.cast[who].tenantSlug });
        await asWorkIsDone(product.cast.database, async () => {
          await page.goto(documents);
          return (await page.locator('main tbody tr').count()) > 0;
        });
        await picture('documents');
        await asWorkIsDone(product.cast.database, async () => {
          await page.goto(documents);
          return (await page.locator('main tbody tr').count()) === invoices?.data.length;
        });
        // Both files of an invoice, from the list: the e-invoice on a phone too.
        const fileOf = async (kind: 'PDF' | 'EHF'): Promise<string> => {
          const link = page
            .locator('main tbody tr')
            .last()
            .getByRole('link', { name: new RegExp(`^${kind} `) });
          expect(await link.isVisible(), kind).to.equal(true);
          const downloading = page.waitForEvent('download');
          await link.click();
          return readFile(await (await downloading).path(), 'latin1');
        };
        expect(await fileOf('PDF')).to.match(/^%PDF-/);
        expect(await fileOf('EHF')).to.include('<Invoice');
        await page.goto(billing);
        await picture('ended, with documents');
        await page.goto(paths.contacts.index({ tenant: product.cast[who].tenantSlug }));
        await page.getByText(t('frame.access.readOnly')).first().waitFor();
      });
    });
});
