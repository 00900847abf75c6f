import { expect } from 'chai';

import { keepDispute, type DisputeToKeep } from '../../../src/domain/billing/disputes/open-disputes.ts';
import { inPlatform } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('disputed payments, for operators', () => {
  const town = useTown();
  let operator: Visitor;

  before(async () => {
    await asSuperuser(town.database, (client) =>
      client.query(`update users set operator = true where id = $1`, [town.astrid.userId]),
    );
    operator = await town.signedIn('astrid');
  });
  beforeEach(() => asSuperuser(town.database, (client) => client.query(`delete from open_disputes`)));

  const keep = (own: Partial<DisputeToKeep> = {}) =>
    inPlatform(() =>
      keepDispute({
        id: 'du_1',
        payment: 'pi_1',
        tenantId: town.clara.tenantId,
        amount: 123_450,
        currency: 'NOK',
        reason: 'fraudulent',
        status: 'needs_response',
        respondBy: new Date('2099-12-03T22:59:59Z'),
        openedAt: new Date(),
        livemode: true,
        fetchedAt: new Date(),
        ...own,
      }),
    );
  const text = async (path: string): Promise<string> =>
    (await operator.get(path)).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

  it('stand first on the page of operations, and on the customer’s line', async () => {
    expect(await text(paths.operator.show())).to.not.match(/bestridt/);
    await keep();
    const page = await operator.get(paths.operator.show());
    expect(page.text)
      .to.include('href="https://dashboard.stripe.com/payments/pi_1"')
      .and.to.match(/role="alert"/);
    expect(await text(paths.operator.show())).to.match(
      /En betaling er bestridt Fjord AS, 1.234,50.kr : kortholderen kjenner ikke til betalingen\. Svar senest .*2099.* Svar hos Stripe/,
    );
    expect(await text(paths.operator.subscriptions())).to.match(
      /Bestridt: 1.234,50.kr\. Svar senest .*2099.* Svar hos Stripe/,
    );
  });

  it('say what is late, what is answered, and what Stripe says in words we do not have', async () => {
    await keep({ respondBy: new Date('2020-01-02T12:00:00Z') });
    await keep({ id: 'du_2', status: 'under_review', reason: 'noncompliant' });
    await keep({ id: 'du_3', status: 'of_tomorrow', respondBy: null, tenantId: null });
    const page = await text(paths.operator.show());
    expect(page).to.include('3 betalinger er bestridt');
    expect(page).to.match(/Fristen var .*2020/);
    expect(page).to.include('bankens grunn: noncompliant. Besvart, banken avgjør.');
    expect(page).to.match(/Noen som ikke er kunde her.*Stripe oppgir ingen frist\. Svar hos Stripe/);
  });

  it('never put what was fetched before over what was fetched later', async () => {
    await keep({ status: 'under_review' });
    await keep({ fetchedAt: new Date(Date.now() - 1000) });
    expect(await text(paths.operator.show())).to.include('Besvart, banken avgjør.');
  });
});
