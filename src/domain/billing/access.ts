/**
 * What a tenant may do at each state of its subscription.
 *
 * - `full`: everything the plan holds
 * - `banner`: everything, with a line on every page that a payment failed
 * - `readOnly`: read, search and export; nothing is deleted because of a status
 * - `none`: the same, where there never was a subscription, or nobody has decided about its status
 */
export type Access = 'full' | 'banner' | 'readOnly' | 'none';

/**
 * The one table of what a status means (ADR 22), by Stripe's words
 * (docs.stripe.com/billing/subscriptions/overview#subscription-statuses). Whatever asks what a tenant may do asks here.
 */
export const accessByStatus: ReadonlyMap<string, Access> = new Map<string, Access>([
  ['trialing', 'full'],
  ['active', 'full'],
  // As long as Stripe still tries: two to three weeks of grace.
  ['past_due', 'banner'],
  // For whoever had nothing before; see `statusToStore` for the others.
  ['incomplete', 'none'],
  ['incomplete_expired', 'none'],
  ['unpaid', 'readOnly'],
  ['paused', 'readOnly'],
  // Who leaves keeps reading and exporting; only retention ends that.
  ['canceled', 'readOnly'],
  // Not Stripe's word but ours: the customer relationship has ended and its grace runs (tenants/lifecycle.ts).
  ['ended', 'readOnly'],
]);

/** The access a tenant has at a stored status; a status nobody has decided about grants nothing. */
export function accessFor(status: string): Access {
  return accessByStatus.get(status) ?? 'none';
}

/**
 * The status to store when Stripe reports one.
 *
 * @param reported `subscription.status` as fetched; Stripe may add values at any time
 * @param stored the tenant's status until now, or null when it never had one
 * @returns the status to store, and `alert` when a person must look. A first payment that waits for the bank neither locks
 *   out who already has access nor lets a stranger in; a status nobody has decided about changes nothing.
 */
export function statusToStore(reported: string, stored: string | null): { status: string; alert: boolean } {
  if (!accessByStatus.has(reported)) return { status: stored ?? 'incomplete', alert: true };
  if (reported === 'incomplete' && stored !== null) return { status: stored, alert: false };
  return { status: reported, alert: false };
}
