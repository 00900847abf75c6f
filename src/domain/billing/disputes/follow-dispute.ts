import type { Stripe } from 'stripe';

import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { tellOperators } from '../../operations/tell-operators.ts';
import { outside } from '../../outside.ts';
import { inPlatform } from '../../tenancy.ts';
import { askStripe, findAtStripe } from '../ask-stripe.ts';
import { isMadeElsewhere } from '../our-metadata.ts';
import { recordedTenantOf } from '../tenant-of-customer.ts';
import { dropDispute, keepDispute, openDisputes, stateOf, type DisputeToKeep } from './open-disputes.ts';

/** Stripe's words for a dispute that nothing can be done about any more. */
const closed: ReadonlySet<string> = new Set(['won', 'lost', 'warning_closed', 'prevented']);

/**
 * Looks at a dispute at Stripe and makes the operators' alarm equal to it: raised from the first time it is seen, with a mail to each of
 * them, and gone when it is closed. The bank's deadline runs whoever the customer is, so it waits for nobody's subscription, and a payment of
 * somebody we do not know is an alarm too. Safe at any time and any number of times.
 *
 * @returns false for one that is another app's, or another environment's
 * @throws StripeUnavailable
 */
export async function followDispute(id: string): Promise<boolean> {
  const fetchedAt = now();
  const dispute = await findAtStripe((stripe) => stripe.disputes.retrieve(id, { expand: ['charge.customer'] }));
  await faultPoint('dispute fetched');
  if (!dispute || closed.has(dispute.status)) {
    await inPlatform(() => dropDispute(id));
    return true;
  }
  const customer = customerOf(dispute);
  // On an account that several share, what is made for another app or environment is theirs to answer.
  if (customer && !customer.deleted && isMadeElsewhere(customer.metadata)) return false;
  const kept: DisputeToKeep = {
    id,
    payment: idOf(dispute.payment_intent) ?? idOf(dispute.charge) ?? '',
    tenantId: (customer && (await recordedTenantOf(customer.id)))?.tenantId ?? null,
    amount: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    reason: dispute.reason,
    status: dispute.status,
    respondBy: dispute.evidence_details.due_by ? new Date(dispute.evidence_details.due_by * 1000) : null,
    openedAt: new Date(dispute.created * 1000),
    livemode: dispute.livemode,
    fetchedAt,
  };
  await inPlatform(() => keepDispute(kept));
  if (stateOf(kept.status) === 'answer') await tellOfDispute(kept);
  return true;
}

/**
 * Holds the alarms against all disputes at Stripe, each hour: one whose event never came is found, and one that was closed meanwhile goes.
 * @throws StripeUnavailable
 */
export async function compareDisputes(): Promise<void> {
  if (!outside().stripe) return;
  const listed = await askStripe((stripe) => stripe.disputes.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 }));
  const open = listed.filter(({ status }) => !closed.has(status)).map(({ id }) => id);
  const known = (await openDisputes()).map(({ id }) => id);
  for (const id of new Set([...open, ...known])) await followDispute(id);
}

const idOf = (reference: string | { readonly id: string } | null): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);

/** Who paid, as far as Stripe tells. */
function customerOf({ charge }: Stripe.Dispute): Stripe.Customer | Stripe.DeletedCustomer | null {
  const customer = typeof charge === 'string' ? null : charge.customer;
  return typeof customer === 'string' ? null : customer;
}

/** One mail to each operator for each dispute, whatever happens to it later. */
async function tellOfDispute({ id }: DisputeToKeep): Promise<void> {
  const dispute = (await openDisputes()).find((one) => one.id === id);
  if (!dispute) return;
  await inPlatform(() =>
    tellOperators('dispute-opened', `dispute:${id}`, {
      tenantName: dispute.tenantName ?? '',
      amount: dispute.amount,
      currency: dispute.currency,
      reason: dispute.reason,
      reasonKind: dispute.reasonKind,
      by: dispute.respondBy?.toISOString() ?? '',
      link: dispute.link,
    }),
  );
}
