import { randomUUID } from 'node:crypto';

import { startCheckout } from '../../../src/domain/billing/start-checkout.ts';
import { DEFAULT_ENDPOINT } from '../../../src/domain/billing/events/endpoints.ts';
import { receiveStripeEvent } from '../../../src/domain/billing/events/receive-event.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { inTenant, platformRead, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { signUp } from '../../../src/domain/tenants/sign-up.ts';
import { startStripeStandIn, type StripeStandIn } from '../../../stand-ins/stripe/server.ts';
import { endTenant } from '../../../src/domain/tenants/lifecycle.ts';
import { proveDuty } from '../prove-duty.ts';
import { postForm, signedEvent, webhookSecrets } from '../../domain/billing/stripe-account.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';

let standIn: StripeStandIn;

/** The Stripe of the proof that runs. */
export const runningStripe = (): StripeStandIn => standIn;

/** Stripe’s stand-in, and the outside that talks to it. */
export async function withStripe(): Promise<() => Promise<void>> {
  standIn = await startStripeStandIn({ port: 0 });
  openOutside({
    production: false,
    dataDir: '.data/tests',
    secretKeys: [SECRET_KEY],
    publicUrl: 'http://127.0.0.1:9',
    registerUrl: 'http://127.0.0.1:9',
    stripe: { secretKey: standIn.secretKey, apiUrl: standIn.url, webhookSecrets },
    legalEntity: defaultLegalEntity,
  });
  return () => standIn.close();
}

/** A new customer who has paid. */
export async function payingCustomer(card = '4242'): Promise<Member> {
  const owner = await signUp({
    tenant: { name: 'Betaler AS', addressLines: ['Storgata 1'], language: 'nb' },
    founder: { email: `${randomUUID()}@example.no`, name: 'Ny Eier', passwordHash: 'not used', language: 'nb' },
    agreement: { version: '2026-11-22', language: 'nb', sha256: 'a'.repeat(64) },
  });
  const back = { success: 'http://127.0.0.1:9/', cancel: 'http://127.0.0.1:9/' };
  const checkout = await startCheckout(owner, { price: 'team_year', seats: '4' }, back, 'nb');
  if (checkout.kind !== 'pay') throw new Error('a new tenant has a subscription already');
  await postForm(`${checkout.url}/pay`, { card });
  return owner;
}

/** A new customer has paid, and the event that says so is stored: the tenant must end up with the plan, told of once. */
export const stripeEventProof = proveDuty({
  kind: 'stripe-event',

  surround: withStripe,

  async arrange() {
    const owner = await payingCustomer();
    const event = standIn.control.events('checkout.session.completed').at(-1);
    const id = `evt_${newId()}`;
    const { body, signature } = signedEvent({ ...event, id });
    await receiveStripeEvent(DEFAULT_ENDPOINT, body, signature);
    const [stored] = await platformRead<{ concerns: string }>(`select concerns from stripe_events where id = $1`, [id]);
    return { tenantId: PLATFORM_TENANT_ID, key: stored?.concerns ?? '', id, payer: owner.tenantId };
  },

  async effect({ id, payer }) {
    const [subscription, told] = await inTenant(payer, () =>
      Promise.all([
        sql(
          `select plan, status, seats, price_lookup_key, stripe_subscription_id is not null as "atStripe",
                  current_period_end > now() as "periodAhead", cancel_at
             from subscriptions where tenant_id = $1`,
          [payer],
        ),
        sql(
          `select details->>'plan' as plan, details->>'previousPlan' as previous from audit_entries
            where tenant_id = $1 and action = 'subscription.changed'`,
          [payer],
        ),
      ]),
    );
    const events = await platformRead(`select type, outcome, parked_for from stripe_events where id = $1`, [id]);
    return { subscription, told, events, connected: outside().stripe !== undefined };
  },
});

/** A tenant that pays has ended: its subscription is not renewed, and the trail tells of it once. */
export const subscriptionEndProof = proveDuty({
  kind: 'subscription-end',
  surround: withStripe,

  async arrange() {
    const owner = await payingCustomer();
    await followSubscription(owner.tenantId);
    const key = await inTenant(owner.tenantId, async () => {
      await endTenant(owner);
      const [owed] = await sql<{ key: string }>(
        `select key from outbox where tenant_id = $1 and kind = 'subscription-end'`,
        [owner.tenantId],
      );
      return owed?.key ?? '';
    });
    return { tenantId: owner.tenantId, key };
  },

  effect: ({ tenantId }) =>
    inTenant(tenantId, () =>
      Promise.all([
        sql(`select status, cancel_at is not null as ends from subscriptions where tenant_id = $1`, [tenantId]),
        sql(`select action from audit_entries where tenant_id = $1 and action = 'subscription.changed' order by id`, [
          tenantId,
        ]),
      ]),
    ),
});
