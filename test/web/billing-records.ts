import { outside } from '../../src/domain/outside.ts';
import { change, inTenant } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';

/**
 * A subscription at Stripe that can be changed, with as many seats as the tenant has been given here. It is known by its own
 * id alone, so that a checkout for the tenant's customer does not meet it.
 */
export async function subscribedAtStripe({ tenantId }: Member): Promise<Record<string, string>> {
  const { stripe } = outside();
  if (!stripe) throw new Error('Stripe is not set up');
  const customer = await stripe.customers.create({ name: 'Nordlys' });
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const [price] = (await stripe.prices.list({ lookup_keys: ['team_month'] })).data;
  const made = await stripe.subscriptions.create({
    customer: customer.id,
    default_payment_method: card.id,
    items: [{ price: price?.id ?? '', quantity: 10_000 }],
  });
  await inTenant(tenantId, () =>
    change(`update subscriptions set stripe_subscription_id = $2, status = 'active' where tenant_id = $1`, [
      tenantId,
      made.id,
    ]),
  );
  return {};
}
