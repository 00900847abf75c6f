import { now, osloDay } from '../../clock.ts';
import { outside } from '../../outside.ts';
import { platformRead } from '../../tenancy.ts';
import { isLivemode } from '../stripe-client.ts';
import { RECONCILIATION } from './followed-types.ts';
import { storeEvents, type Arrival } from './store-events.ts';

/** A tenant that is a customer at Stripe. */
export interface CustomerAtStripe {
  readonly tenantId: string;
  readonly customer: string;
  readonly status: string;
}

/** Every tenant that is a customer at Stripe. */
export const customersAtStripe = (): Promise<CustomerAtStripe[]> =>
  platformRead<CustomerAtStripe>(
    `select tenant_id as "tenantId", customer, status from directory.customers_at_stripe()`,
  );

/**
 * Has every customer looked at as if an event had said so, once a day at most: whatever was missed, however, is found. Each waits behind its
 * customer like any event, so nothing is fetched twice at once.
 */
export async function reconcileEverybody(): Promise<void> {
  const { stripe } = outside();
  if (!stripe) return;
  const customers = await customersAtStripe();
  for (let at = 0; at < customers.length; at += AT_ONCE)
    await storeEvents(customers.slice(at, at + AT_ONCE).map((one) => arrivalOf(one, isLivemode(stripe))));
}

/** In one transaction. One that is broken off goes on with those that are not there yet. */
const AT_ONCE = 500;

const arrivalOf = ({ customer, tenantId }: CustomerAtStripe, livemode: boolean): Arrival => ({
  event: {
    id: `onnet_${customer}_${osloDay()}`,
    type: RECONCILIATION,
    createdAt: now(),
    apiVersion: null,
    livemode,
    objectType: 'customer',
    objectId: customer,
    customerId: customer,
    namedTenant: tenantId,
    app: null,
    environment: null,
  },
  endpoint: null,
  outcome: null,
  parkedFor: null,
});
