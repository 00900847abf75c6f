import { randomUUID } from 'node:crypto';

import { openNewEndpoint, type EndpointForm } from '../../src/domain/billing/events/change-endpoints.ts';
import { stripeEndpoints } from '../../src/domain/billing/events/endpoints.ts';
import { storeEvent } from '../../src/domain/billing/events/store-events.ts';
import { keepDispute } from '../../src/domain/billing/disputes/open-disputes.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { raise } from '../../src/domain/sales-documents/control/alarms.ts';
import { inPlatform } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';

/** A secret as Stripe makes them. */
export const SECRET = 'whsec_theSecretOfTheSamples';

/** What is typed to open an endpoint of a new name. */
export const endpointForm = (): EndpointForm & Record<string, string> => ({
  key: `e${randomUUID().slice(0, 8)}`,
  payload: 'snapshot',
  apiVersion: '',
  secret: SECRET,
});

/** An open endpoint with one secret. */
export async function newEndpoint(): Promise<{ endpoint: string; id: string }> {
  const form = endpointForm();
  await openNewEndpoint({ id: newId(), operator: true }, form);
  const [secret] = (await stripeEndpoints()).find(({ key }) => key === form.key)?.secrets ?? [];
  return { endpoint: form.key, id: secret?.id ?? '' };
}

/** An event that waits for an operator. */
export async function newEvent(): Promise<{ id: string }> {
  const id = `evt_${randomUUID()}`;
  await storeEvent({
    event: {
      id,
      type: 'customer.subscription.updated',
      createdAt: new Date(),
      apiVersion: '2020-08-27',
      livemode: false,
      objectType: 'subscription',
      objectId: 'sub_of_the_samples',
      customerId: 'cus_of_the_samples',
      namedTenant: null,
      app: null,
      environment: null,
    },
    endpoint: 'default',
    outcome: null,
    parkedFor: 'other-version',
  });
  return { id };
}

/** A payment that the tenant's bank has taken back. */
export async function openDispute({ tenantId }: Member): Promise<Record<string, string>> {
  await inPlatform(() =>
    keepDispute({
      id: `du_${randomUUID()}`,
      payment: 'pi_of_the_samples',
      tenantId,
      amount: 149_700,
      currency: 'NOK',
      reason: 'noncompliant',
      status: 'needs_response',
      respondBy: new Date(Date.now() + 9 * 86_400_000),
      openedAt: new Date(),
      livemode: false,
      fetchedAt: new Date(),
    }),
  );
  return {};
}

/** An invoice of the tenant's that Stripe cannot make final. */
export async function unfinishedInvoice({ tenantId }: Member): Promise<Record<string, string>> {
  await inPlatform(() =>
    raise({ kind: 'not-finalized', about: `in_${randomUUID()}`, detail: 'tax_id_prohibited', buyer: tenantId }),
  );
  return {};
}
