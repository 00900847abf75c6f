import { readingTenant } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { findAtStripe } from './ask-stripe.ts';
import { portalConfiguration } from './portal-configuration.ts';
import { storedSubscription } from './stored-subscription.ts';

/**
 * Opens Stripe's page where a customer changes the card and what stands on invoices, or ends the subscription.
 *
 * @param returnUrl the full address the page leads back to
 * @returns the page's address; undefined when the tenant has no customer at Stripe, which is never made for this
 * @throws NotAllowed without the permission `billing`; StripeUnavailable
 */
export async function openPortal(by: Member, returnUrl: string, locale: 'nb' | 'en'): Promise<string | undefined> {
  demand(by, 'billing');
  const stored = await readingTenant(by.tenantId, () => storedSubscription(by.tenantId));
  const customer = stored?.customerId ?? undefined;
  if (customer === undefined) return undefined;
  const configuration = await portalConfiguration();
  const session = await findAtStripe((stripe) =>
    stripe.billingPortal.sessions.create({ configuration, customer, return_url: returnUrl, locale }),
  );
  return session?.url;
}
