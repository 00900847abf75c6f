import { sql } from '../tenancy.ts';
import type { PlanCode } from './plans.ts';

/** What a tenant pays for, as last fetched from Stripe. Every tenant has one from the day it signs up. */
export interface StoredSubscription {
  readonly plan: 'trial' | PlanCode;
  /** Stripe's word for it; `trialing` while the trial of a new tenant runs, and also after it has run out. */
  readonly status: string;
  /** Stripe's `cus_…`; null until somebody first goes to pay. */
  readonly customerId: string | null;
  /** Stripe's `sub_…`; null until the first one was paid. */
  readonly subscriptionId: string | null;
  readonly lookupKey: string | null;
  readonly seats: number | null;
  /** When the trial without a card ends. */
  readonly trialEndsAt: Date | null;
  readonly currentPeriodEnd: Date | null;
  /** When it ends or ended; null while it goes on. */
  readonly cancelAt: Date | null;
  /** Grows with every fetch that is written, and so tells whether somebody else wrote one meanwhile. */
  readonly fetchedAt: Date | null;
}

const columns = `plan, status, stripe_customer_id as "customerId", stripe_subscription_id as "subscriptionId",
  price_lookup_key as "lookupKey", seats, trial_ends_at as "trialEndsAt", current_period_end as "currentPeriodEnd",
  cancel_at as "cancelAt", fetched_at as "fetchedAt"`;

/** The subscription of the tenant whose transaction is open; undefined for a tenant that does not exist. */
export async function storedSubscription(tenantId: string): Promise<StoredSubscription | undefined> {
  const [row] = await sql<StoredSubscription>(`select ${columns} from subscriptions where tenant_id = $1`, [tenantId]);
  return row;
}

/** As `storedSubscription`, and nobody else changes it until the transaction ends. */
export async function lockedSubscription(tenantId: string): Promise<StoredSubscription | undefined> {
  const [row] = await sql<StoredSubscription>(`select ${columns} from subscriptions where tenant_id = $1 for update`, [
    tenantId,
  ]);
  return row;
}
