import type { Stripe } from 'stripe';

import { change, inTenant, readingTenant, sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { askStripe, findAtStripe, StripeUnavailable } from './ask-stripe.ts';
import { ourMetadata } from './our-metadata.ts';
import { storedSubscription } from './stored-subscription.ts';

/**
 * The tenant's customer at Stripe, up to date with its name and address; made the first time, and made anew when
 * somebody deleted it there. Twenty at once make one: the key of the request is known beforehand (the tenant, and the
 * customer that is replaced), so Stripe answers every one of them with the same customer, also after a crash.
 *
 * @returns Stripe's id, which is stored before it is answered
 * @throws StripeUnavailable
 */
export async function customerFor(by: Member): Promise<string> {
  const [stored, details] = await readingTenant(by.tenantId, () =>
    Promise.all([storedSubscription(by.tenantId), customerDetails(by)]),
  );
  const old = stored?.customerId ?? null;
  if (old !== null && (await update(old, details))) return old;
  const { id } = await askStripe((stripe) =>
    stripe.customers.create(
      // The same in every attempt, as a repeated key demands; what can change follows.
      { metadata: ourMetadata(by.tenantId) },
      { idempotencyKey: `customer:${by.tenantId}:${old ?? 'first'}` },
    ),
  );
  const customer = await remember(by.tenantId, old, id);
  if (!(await update(customer, details))) throw new StripeUnavailable('stripe-customer-deleted');
  return customer;
}

/** Stores a new customer in place of the old; whoever was first decides. */
async function remember(tenantId: string, old: string | null, id: string): Promise<string> {
  return inTenant(tenantId, async () => {
    await change(
      `update subscriptions set stripe_customer_id = $3
        where tenant_id = $1 and stripe_customer_id is not distinct from $2`,
      [tenantId, old, id],
    );
    return (await storedSubscription(tenantId))?.customerId ?? id;
  });
}

/** @returns false when there is no such customer any more */
async function update(id: string, details: Stripe.CustomerUpdateParams): Promise<boolean> {
  return (await findAtStripe((stripe) => stripe.customers.update(id, details))) !== undefined;
}

/** What an invoice needs: the organisation, its address, and who gets the receipt. */
async function customerDetails(by: Member): Promise<Stripe.CustomerUpdateParams> {
  const [row] = await sql<{
    name: string;
    lines: string[];
    postalCode: string | null;
    place: string | null;
    country: string;
    language: 'nb' | 'en';
    email: string;
  }>(
    `select t.name, t.address_lines as lines,
            t.postal_code as "postalCode", t.place, t.country_code as country, t.language, u.email
       from tenants t, users u where t.id = $1 and u.id = $2`,
    [by.tenantId, by.userId],
  );
  if (!row) throw new Error('a member without a tenant or user');
  const { lines, postalCode, place } = row;
  return {
    name: row.name,
    email: row.email,
    preferred_locales: [row.language],
    metadata: ourMetadata(by.tenantId),
    address: {
      country: row.country,
      ...(lines[0] ? { line1: lines[0] } : {}),
      ...(lines.length > 1 ? { line2: lines.slice(1).join(', ') } : {}),
      ...(postalCode ? { postal_code: postalCode } : {}),
      ...(place ? { city: place } : {}),
    },
  };
}
