import { sql } from '../tenancy.ts';
import { isPlanCode, type PlanCode } from './plans.ts';

/** One change of a subscription, as the trail tells it. */
export interface BillingChange {
  readonly id: string;
  readonly at: Date;
  /** What it became; undefined for a plan that is not sold any more. */
  readonly plan: PlanCode | undefined;
  readonly seats: number | null;
  /** Stripe's word. */
  readonly status: string;
  readonly previousStatus: string;
  /** It has an end from then on. */
  readonly ends: boolean;
}

/** How many are shown: the whole of it is in the trail. */
const SHOWN = 8;

/** The newest changes of the subscription of the tenant whose transaction is open, newest first. */
export async function billingHistory(tenantId: string): Promise<BillingChange[]> {
  const rows = await sql<Omit<BillingChange, 'plan'> & { plan: string }>(
    `select id, at, details->>'plan' as plan, (details->>'seats')::int as seats, details->>'status' as status,
            details->>'previousStatus' as "previousStatus", details->>'ends' is not null as ends
       from audit_entries where tenant_id = $1 and action = 'subscription.changed' order by at desc, id desc limit ${SHOWN}`,
    [tenantId],
  );
  return rows.map(({ plan, ...row }) => ({ ...row, plan: isPlanCode(plan) ? plan : undefined }));
}
