import { openDisputes, type OpenDispute } from '../billing/disputes/open-disputes.ts';
import { accessFor, type Access } from '../billing/access.ts';
import { isPlanCode, planForLookupKey, plans } from '../billing/plans.ts';
import { now } from '../clock.ts';
import { platformRead } from '../tenancy.ts';

/** What is the matter with a subscription, worst first; `well` when nothing is. */
export const subscriptionTroubles = ['unpaid', 'pastDue', 'seats', 'unknown', 'ending', 'trialEnded', 'well'] as const;
export type SubscriptionTrouble = (typeof subscriptionTroubles)[number];

/** A tenant's subscription as OnNet's operators see it. */
export interface TenantSubscription {
  readonly tenantId: string;
  readonly name: string;
  /** The name on the invoice; undefined while trying. */
  readonly productName: string | undefined;
  /** Stripe's word. */
  readonly status: string;
  readonly access: Access;
  readonly seats: number | null;
  readonly people: number;
  readonly trouble: SubscriptionTrouble;
  /** Payments of theirs that their bank has taken back and nobody has decided about. */
  readonly disputes: readonly OpenDispute[];
  readonly trialEndsAt: Date | null;
  readonly cancelAt: Date | null;
  /** Øre with MVA. */
  readonly nextInvoiceTotal: number | null;
  readonly nextInvoiceAt: Date | null;
  readonly openAmount: number | null;
  readonly openAttempts: number | null;
  readonly nextAttemptAt: Date | null;
  /** When seats were last held against people. */
  readonly reconciledAt: Date | null;
}

export interface TenantSubscriptions {
  /** Worst first, then by name. */
  readonly tenants: readonly TenantSubscription[];
  readonly paying: number;
  readonly trying: number;
  /** What comes in a month without MVA, in øre; a year's price counts a twelfth. */
  readonly monthly: number;
  /** What is unpaid, in øre with MVA. */
  readonly owed: number;
}

interface Row {
  readonly tenant_id: string;
  readonly name: string;
  readonly plan: string;
  readonly status: string;
  readonly price_lookup_key: string | null;
  readonly seats: number | null;
  readonly people: number;
  readonly trial_ends_at: Date | null;
  readonly cancel_at: Date | null;
  readonly next_invoice_total: string | null;
  readonly next_invoice_at: Date | null;
  readonly open_invoice_amount: string | null;
  readonly open_invoice_attempts: number | null;
  readonly next_attempt_at: Date | null;
  readonly reconciled_at: Date | null;
}

/** Every tenant's subscription, from what is stored: Stripe is not asked. */
export async function tenantSubscriptions(): Promise<TenantSubscriptions> {
  const [rows, disputes] = await Promise.all([
    platformRead<Row>(`select * from directory.subscriptions_of_tenants()`),
    openDisputes(),
  ]);
  const tenants = rows.map((row) =>
    toSubscription(
      row,
      disputes.filter(({ tenantId }) => tenantId === row.tenant_id),
    ),
  );
  // A bank's deadline comes before everything else.
  const rank = (one: TenantSubscription): number =>
    one.disputes.length > 0 ? -1 : subscriptionTroubles.indexOf(one.trouble);
  return {
    tenants: tenants.toSorted((a, b) => rank(a) - rank(b)),
    paying: rows.filter(isPaying).length,
    trying: rows.filter(({ plan }) => plan === 'trial').length,
    monthly: rows.filter(isPaying).reduce((sum, row) => sum + monthlyOf(row), 0),
    owed: tenants.reduce((sum, { openAmount }) => sum + (openAmount ?? 0), 0),
  };
}

const isPaying = ({ plan, status }: Row): boolean => plan !== 'trial' && ['active', 'past_due'].includes(status);

function monthlyOf({ price_lookup_key: key, seats }: Row): number {
  const price = planForLookupKey(key)?.price;
  if (!price) return 0;
  return Math.round(((seats ?? 1) * price.seatAmount) / (price.interval === 'year' ? 12 : 1));
}

function toSubscription(row: Row, disputes: readonly OpenDispute[]): TenantSubscription {
  const number = (text: string | null): number | null => (text === null ? null : Number(text));
  return {
    tenantId: row.tenant_id,
    name: row.name,
    productName: isPlanCode(row.plan) ? plans[row.plan].productName : undefined,
    status: row.status,
    access: accessFor(row.status),
    seats: row.seats,
    people: row.people,
    trouble: troubleOf(row),
    disputes,
    trialEndsAt: row.plan === 'trial' ? row.trial_ends_at : null,
    cancelAt: row.cancel_at,
    nextInvoiceTotal: number(row.next_invoice_total),
    nextInvoiceAt: row.next_invoice_at,
    openAmount: number(row.open_invoice_amount),
    openAttempts: row.open_invoice_attempts,
    nextAttemptAt: row.next_attempt_at,
    reconciledAt: row.reconciled_at,
  };
}

function troubleOf({
  plan,
  status,
  seats,
  people,
  cancel_at: ends,
  trial_ends_at: trialEnds,
}: Row): SubscriptionTrouble {
  if (plan === 'trial') return trialEnds !== null && trialEnds < now() ? 'trialEnded' : 'well';
  if (status === 'unpaid' || status === 'paused') return 'unpaid';
  if (status === 'past_due') return 'pastDue';
  if (status === 'canceled') return 'ending';
  if (status !== 'active' && status !== 'trialing') return 'unknown';
  if (seats !== null && people > seats) return 'seats';
  return ends === null ? 'well' : 'ending';
}
