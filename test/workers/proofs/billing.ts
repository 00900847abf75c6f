import { randomUUID } from 'node:crypto';

import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { oweSeats } from '../../../src/domain/billing/owe-seats.ts';
import { outside } from '../../../src/domain/outside.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { joinTenant } from '../../../src/domain/users/join-tenant.ts';
import { createUser } from '../../../src/domain/users/users.ts';
import { proveDuty } from '../prove-duty.ts';
import { payingCustomer, runningStripe, withStripe } from './stripe-events.ts';

const month = 32 * 24 * 3600;

/** A renewal was not paid: what is owed is on the page, and each owner was mailed once. */
export const billingDetailsProof = proveDuty({
  kind: 'billing-details',
  surround: withStripe,

  async arrange() {
    const owner = await payingCustomer();
    await followSubscription(owner.tenantId);
    const { stripe } = outside();
    const [only] = (await stripe?.customers.list({ limit: 1 }))?.data ?? [];
    runningStripe().control.replaceCard(only?.id ?? '', '0341');
    runningStripe().control.advance(12 * month);
    await followSubscription(owner.tenantId);
    return { tenantId: owner.tenantId, key: owner.tenantId };
  },

  effect: ({ tenantId }) =>
    inTenant(tenantId, () =>
      Promise.all([
        sql(
          `select card_last4, open_invoice_amount, open_invoice_attempts, told_attempts, next_invoice_total is null as ended
             from subscriptions where tenant_id = $1`,
          [tenantId],
        ),
        sql(
          `select template, params->>'amount' as amount from mails where tenant_id = $1 and template = 'payment-failed'`,
          [tenantId],
        ),
      ]),
    ),
});

/** Seats were taken away where people sit: they are raised to the whole number. */
export const billingSeatsProof = proveDuty({
  kind: 'billing-seats',
  surround: withStripe,

  async arrange() {
    const owner: Member = await payingCustomer();
    await inTenant(owner.tenantId, async () => {
      const person = { email: `${randomUUID()}@example.no`, name: 'Ny Kollega', passwordHash: 'not used' };
      const id = await createUser({ ...person, language: 'nb' });
      await joinTenant({ id: id ?? '', name: person.name }, 'member');
    });
    const { stripe } = outside();
    const [bought] = (await stripe?.subscriptions.list({ limit: 1 }))?.data ?? [];
    const item = bought?.items.data[0]?.id ?? '';
    await stripe?.subscriptions.update(bought?.id ?? '', { items: [{ id: item, quantity: 1 }] });
    await followSubscription(owner.tenantId);
    await inTenant(owner.tenantId, () => oweSeats(owner.tenantId));
    return { tenantId: owner.tenantId, key: owner.tenantId };
  },

  effect: ({ tenantId }) =>
    inTenant(tenantId, () => sql(`select people, seats from subscriptions where tenant_id = $1`, [tenantId])),
});
