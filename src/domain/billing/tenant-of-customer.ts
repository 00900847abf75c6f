import { isId } from '../identifiers.ts';
import { change, inTenant, platformRead } from '../tenancy.ts';
import { findAtStripe } from './ask-stripe.ts';
import { governingSubscription } from './governing-subscription.ts';
import { storedSubscription } from './stored-subscription.ts';

/** Whose customer it is: a tenant, nobody's here, or one that another customer already belongs to. */
export type Owner = { readonly tenantId: string } | 'no-tenant' | 'other-customer';

/** The tenant that our own record says a customer at Stripe is; undefined for one that is nobody's here. */
export async function recordedTenantOf(customer: string): Promise<{ readonly tenantId: string } | undefined> {
  const [known] = await platformRead<{ tenantId: string }>(
    `select tenant_id as "tenantId" from directory.tenant_of_customer($1)`,
    [customer],
  );
  return known;
}

/**
 * Finds the tenant of a customer at Stripe. Our own record decides. A subscription's `metadata.tenant_id` only helps a
 * customer nobody here has recorded yet, and only to a tenant that has none and has not left Stripe: nothing written at Stripe can point a
 * tenant to somebody else's customer.
 *
 * @throws StripeUnavailable when Stripe must be asked and does not answer
 */
export async function tenantOfCustomer(customer: string): Promise<Owner> {
  const known = await recordedTenantOf(customer);
  if (known) return known;
  const listed = await findAtStripe((stripe) => stripe.subscriptions.list({ customer, status: 'all', limit: 100 }));
  const named = governingSubscription(listed?.data ?? [])?.metadata['tenant_id'];
  if (named === undefined || !isId(named)) return 'no-tenant';
  return inTenant(named, async (): Promise<Owner> => {
    const adopted = await change(
      `update subscriptions set stripe_customer_id = $2 where tenant_id = $1 and stripe_customer_id is null and stripe_left_at is null`,
      [named, customer],
    );
    if (adopted === 1) return { tenantId: named };
    const stored = await storedSubscription(named);
    if (!stored) return 'no-tenant';
    return stored.customerId === customer ? { tenantId: named } : 'other-customer';
  });
}
