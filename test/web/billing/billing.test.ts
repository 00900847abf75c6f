import { expect } from 'chai';
import { z } from 'zod';

import { openOutside } from '../../../src/domain/outside.ts';
import { paths } from '../../../src/web/paths.ts';
import { carryOutOwedEvents } from '../../domain/billing/owed-events.ts';
import { postForm, subscriptionOf } from '../../domain/billing/stripe-account.ts';
import { asSuperuser } from '../../support/superuser.ts';
import type { Visitor } from '../../support/visitor.ts';
import { useBilledTown } from './billed-town.ts';

const nordlys = { tenant: 'nordlys' };
const billing = paths.billing.show(nordlys);
const checkout = paths.billing.checkout(nordlys);

/** Where the page leads on to. */
const onwardTo = (html: string): string => /href="(http[^"]+\/(?:checkout|portal)\/[^"]+)"/.exec(html)?.[1] ?? '';

describe('The billing page', () => {
  const town = useBilledTown();
  let astrid: Visitor;
  before(async () => {
    astrid = await town.signedIn('astrid');
  });
  beforeEach(() =>
    asSuperuser(town.database, async (client) => {
      const { rows } = await client.query<{ id: string }>(`select stripe_customer_id as id from subscriptions`);
      for (const { id } of rows) if (id) await endEverything(id);
      await client.query(
        `update subscriptions set plan = 'trial', status = 'trialing', stripe_subscription_id = null,
                price_lookup_key = null, seats = null, cancel_at = null, fetched_at = null,
                trial_ends_at = now() + interval '14 days'`,
      );
    }),
  );

  /** Ends a customer's subscriptions at Stripe, so that the next test can buy one. */
  async function endEverything(customer: string): Promise<void> {
    const headers = { authorization: `Bearer ${town.stripe.secretKey}` };
    const listed = await fetch(`${town.stripe.url}/v1/subscriptions?customer=${customer}`, { headers });
    const { data } = z.object({ data: z.array(z.object({ id: z.string() })) }).parse(await listed.json());
    for (const { id } of data) await fetch(`${town.stripe.url}/v1/subscriptions/${id}`, { method: 'DELETE', headers });
    await town.stripe.control.settled();
  }

  const connectTo = (apiUrl: string): void =>
    openOutside({ ...town.app.config, stripe: { ...town.app.config.stripe, apiUrl } });

  const choose = (form: Record<string, string>) => astrid.post(checkout, form);

  /** Buys through the pages. @returns where Stripe's page leads back to */
  async function buy(card = '4242', price = 'team_month'): Promise<string> {
    const { text } = await choose({ price, seats: '3' });
    const paid = await postForm(`${onwardTo(text)}/pay`, { card });
    return paid.headers.get('location') ?? '';
  }

  it('says how the trial stands, who takes a seat, and what each plan costs without and with MVA', async () => {
    const { status, text } = await astrid.get(billing);
    expect(status).to.equal(200);
    expect(text).to.include('Det er 14 dager igjen').and.include('3 av 5 plasser er i bruk');
    expect(text.replaceAll('\u00a0', ' ')).to.include('399 kr per bruker i måneden uten mva., 498,75 kr med mva.');
  });

  it('is for who pays: another role is refused, and another tenant finds nothing', async () => {
    const bjorn = await town.signedIn('bjorn');
    const clara = await town.signedIn('clara');
    for (const path of [billing, paths.billing.returned(nordlys)]) {
      expect((await bjorn.get(path)).status).to.equal(403);
      expect((await clara.get(path)).status).to.equal(404);
    }
    for (const path of [checkout, paths.billing.portal(nordlys), paths.billing.refresh(nordlys)]) {
      expect((await bjorn.post(path, { price: 'team_month', seats: '3' })).status).to.equal(403);
      expect((await clara.post(path, { price: 'team_month', seats: '3' })).status).to.equal(404);
    }
  });

  it('says at the field what is wrong with a choice, and keeps it', async () => {
    const few = await choose({ price: 'team_year', seats: '2' });
    expect(few.status).to.equal(422);
    expect(few.text).to.include('Dere er 3 brukere. Velg minst så mange.').and.include('value="2"');
    expect(few.text).to.match(/value="team_year" checked/);
    expect((await choose({ price: 'start_month', seats: '6' })).text).to.include('er for opptil 5 brukere');
    expect((await choose({ price: 'gold', seats: '3' })).text).to.include('Velg ett av alternativene.');
    for (const seats of ['', '-1', '3.5', '1e3', '99999999'])
      expect((await choose({ price: 'team_year', seats })).status).to.equal(422);
  });

  it('leads to payment with a plain link, and takes the browser there by itself', async () => {
    const { status, text, headers } = await choose({ price: 'team_month', seats: '3' });
    expect(status).to.equal(200);
    expect(headers.get('refresh')).to.equal(`0; url=${onwardTo(text)}`);
    expect(onwardTo(text)).to.match(new RegExp(`^${town.stripe.url}/checkout/`));
  });

  it('has the plan when the customer comes back before any event, and still after they have come', async () => {
    town.stripe.control.hold();
    const location = await buy();
    const back = await astrid.get(location.replace(town.app.address, ''), { follow: true });
    expect(back.text).to.include('Takk! Betalingen er gjennomført.').and.include('OnNet CRM Team');
    const before = await subscriptionOf(town.astrid);
    town.stripe.control.release({ order: 'reversed', copies: 2 });
    await town.stripe.control.settled();
    expect(await carryOutOwedEvents()).to.be.at.least(1);
    expect(await subscriptionOf(town.astrid)).to.deep.equal(before);
    expect((await astrid.get(billing)).text).to.include('Bytt kort eller si opp');
  });

  it('has the plan from the events alone when the customer never comes back', async () => {
    await buy('4242', 'start_year');
    await town.stripe.control.settled();
    await carryOutOwedEvents();
    expect((await astrid.get(billing)).text)
      .to.include('OnNet CRM Start')
      .and.include('Betalt');
  });

  it('stays as it was after a declined card, and has the plan after a bank’s approval', async () => {
    const { text } = await choose({ price: 'team_month', seats: '3' });
    const session = onwardTo(text).split('/').at(-1) ?? '';
    expect((await postForm(`${onwardTo(text)}/pay`, { card: '0002' })).headers.get('location')).to.include('declined');
    const returned = `${paths.billing.returned(nordlys)}?session=${session}`;
    expect((await astrid.get(returned, { follow: true })).text).to.include('ikke fullført ennå');
    await postForm(`${onwardTo(text)}/pay`, { card: '3220' });
    expect((await subscriptionOf(town.astrid)).status).not.to.equal('active');
    await postForm(`${onwardTo(text)}/authenticate`, { approved: 'yes' });
    expect((await astrid.get(returned, { follow: true })).text).to.include('Takk!');
    expect(await subscriptionOf(town.astrid)).to.include({ plan: 'team', status: 'active' });
  });

  it('shows a cancellation made in the portal, on the way back from it', async () => {
    await astrid.get((await buy()).replace(town.app.address, ''));
    const { text } = await astrid.post(paths.billing.portal(nordlys));
    await postForm(`${onwardTo(text)}/cancel`, {});
    const back = await astrid.get(paths.billing.returned(nordlys), { follow: true });
    expect(back.text).to.include('Sagt opp').and.include('Slutter');
  });

  it('says that a payment was stopped, and never that of one that was made', async () => {
    const stopped = `${billing}?payment=stopped`;
    expect((await astrid.get(stopped)).text)
      .to.include('Betalingen ble avbrutt')
      .and.include('Ingenting er trukket');
    await astrid.get((await buy()).replace(town.app.address, ''));
    expect((await astrid.get(stopped)).text).to.not.include('Ingenting er trukket');
  });

  it('does not go on saying that something is unpaid when it has just been paid, before all that is known of it is fetched', async () => {
    await astrid.get((await buy()).replace(town.app.address, ''));
    const seen = async (status: string): Promise<string> => {
      await asSuperuser(town.database, (client) =>
        client.query(
          `update subscriptions
              set status = $2, fetched_at = now(), details_at = now() - interval '1 second', next_invoice_total = 49875,
                  next_invoice_at = now() - interval '1 day', open_invoice_id = 'in_1', open_invoice_amount = 149625,
                  open_invoice_attempts = 4, open_invoice_confirm = false, open_invoice_change = false
            where tenant_id = $1`,
          [town.astrid.tenantId, status],
        ),
      );
      return (await astrid.get(billing)).text;
    };
    expect(await seen('unpaid'))
      .to.include('Betal nå')
      .and.not.include('Fornyes');
    expect(await seen('active'))
      .to.not.include('Betal nå')
      .and.not.include('Neste faktura');
  });

  it('fetches again when asked, and sells no second plan', async () => {
    town.stripe.control.hold();
    await buy();
    expect((await choose({ price: 'team_year', seats: '3' })).location).to.equal(billing);
    expect((await astrid.post(paths.billing.refresh(nordlys), {}, { follow: true })).text).to.include(
      'Hentet fra Stripe',
    );
    expect(await subscriptionOf(town.astrid)).to.include({ lookupKey: 'team_month' });
    town.stripe.control.release();
    await town.stripe.control.settled();
  });

  it('says that Stripe is away and what that means, keeps what was typed, and never breaks', async () => {
    const returned = await buy();
    const { url } = town.stripe;
    connectTo('http://127.0.0.1:9');
    try {
      const away = await choose({ price: 'team_year', seats: '4' });
      expect(away.status).to.equal(503);
      expect(away.text).to.include('Ingenting er kjøpt').and.include('value="4"');
      const back = await astrid.get(returned.replace(town.app.address, ''));
      expect(back.status).to.equal(503);
      expect(back.text).to.include('Ikke betal en gang til').and.include('Prøv igjen');
      for (const path of [paths.billing.portal(nordlys), paths.billing.refresh(nordlys)]) {
        const { status, text } = await astrid.post(path);
        expect(status).to.equal(503);
        expect(text).to.include('Stripe svarer ikke akkurat nå');
      }
    } finally {
      connectTo(url);
    }
    expect((await astrid.get(returned.replace(town.app.address, ''), { follow: true })).text).to.include('Takk!');
  });

  it('leaves a stranger’s or an invented payment page alone', async () => {
    for (const session of ['cs_test_none', '../../etc', 'x'.repeat(400)])
      expect(
        (await astrid.get(`${paths.billing.returned(nordlys)}?session=${encodeURIComponent(session)}`)).status,
      ).to.equal(404);
  });

  it('lets everything be read and exported but not changed when the trial is over, and says so on every page', async () => {
    await asSuperuser(town.database, (client) =>
      client.query(`update subscriptions set trial_ends_at = now() - interval '1 minute'`),
    );
    const bjorn = await town.signedIn('bjorn');
    expect((await bjorn.get(paths.contacts.index(nordlys))).text).to.include('Alt kan leses og eksporteres');
    const created = await bjorn.post(paths.contacts.index(nordlys), { givenName: 'Kari', familyName: 'Nordmann' });
    expect(created.status).to.equal(403);
    expect((await astrid.get(paths.exports.index(nordlys))).status).to.equal(200);
    expect((await astrid.get(billing)).text).to.include('Prøveperioden er over');
    await astrid.get((await buy()).replace(town.app.address, ''));
    expect((await bjorn.get(paths.contacts.index(nordlys))).text).not.to.include('Alt kan leses og eksporteres');
  });
});
