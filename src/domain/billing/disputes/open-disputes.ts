import { change, platformRead } from '../../tenancy.ts';
import { atStripesDashboard } from '../dashboard-link.ts';

/**
 * What is to be done about a dispute:
 *
 * - `answer`: the bank waits for OnNet, until `respondBy`; also where Stripe says what nobody has decided about
 * - `wait`: it is answered, and the bank decides
 */
export type DisputeState = 'answer' | 'wait';

/** Stripe's words for why a bank takes a payment back, as far as there are words for them here. */
const namedReasons = [
  'fraudulent',
  'unrecognized',
  'subscription_canceled',
  'duplicate',
  'credit_not_processed',
  'product_not_received',
  'product_unacceptable',
  'general',
] as const;
export type DisputeReason = (typeof namedReasons)[number] | 'other';

/** A payment that a customer's bank has taken back, and nobody has decided about. */
export interface OpenDispute {
  /** Stripe's (`du_…`). */
  readonly id: string;
  readonly tenantId: string | null;
  /** Null when the payment belongs to nobody who is a customer now. */
  readonly tenantName: string | null;
  /** In the smallest unit of the currency. */
  readonly amount: number;
  /** ISO 4217, three capitals. */
  readonly currency: string;
  /** Stripe's word, such as `fraudulent`. */
  readonly reason: string;
  /** The same as one of a fixed list. */
  readonly reasonKind: DisputeReason;
  readonly state: DisputeState;
  /** When the bank's deadline is; null where Stripe names none. */
  readonly respondBy: Date | null;
  readonly openedAt: Date;
  /** The full address of the payment in Stripe's Dashboard, where a dispute is answered. */
  readonly link: string;
}

interface Row extends Omit<OpenDispute, 'state' | 'link' | 'reasonKind'> {
  readonly status: string;
  readonly payment: string;
  readonly livemode: boolean;
}

/** What is kept of a dispute that is not closed. */
export interface DisputeToKeep {
  readonly id: string;
  /** Stripe's id of what was paid, `pi_…` or `ch_…`. */
  readonly payment: string;
  readonly tenantId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  /** Stripe's word. */
  readonly status: string;
  readonly respondBy: Date | null;
  readonly openedAt: Date;
  readonly livemode: boolean;
  readonly fetchedAt: Date;
}

/** Stripe's words for a dispute that is answered: `warning_` is an inquiry, which moves no money. */
const answered: ReadonlySet<string> = new Set(['under_review', 'warning_under_review', 'appeal_under_review']);

/** What is to be done about a dispute of this status; one we do not know may want an answer. */
export const stateOf = (status: string): DisputeState => (answered.has(status) ? 'wait' : 'answer');

/** Every dispute that is not closed, by its deadline. */
export async function openDisputes(): Promise<OpenDispute[]> {
  const rows = await platformRead<Row>(
    `select d.id, d.tenant as "tenantId", t.name as "tenantName", d.amount, d.currency, d.reason, d.status, d.payment, d.livemode,
            d.respond_by as "respondBy", d.opened_at as "openedAt"
       from open_disputes d left join directory.subscriptions_of_tenants() t on t.tenant_id = d.tenant
      order by d.respond_by nulls last, d.opened_at, d.id`,
  );
  return rows.map(({ status, payment, livemode, ...dispute }) => ({
    ...dispute,
    reasonKind: namedReasons.find((one) => one === dispute.reason) ?? 'other',
    state: stateOf(status),
    link: atStripesDashboard(`payments/${payment}`, livemode),
  }));
}

/** Keeps a dispute as it is now, in OnNet's own open transaction. What was fetched before is never put over what was fetched later. */
export const keepDispute = (dispute: DisputeToKeep): Promise<number> =>
  change(
    `insert into open_disputes (id, payment, tenant, amount, currency, reason, status, respond_by, opened_at, livemode, fetched_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (id) do update set tenant = excluded.tenant, amount = excluded.amount, reason = excluded.reason, status = excluded.status,
       respond_by = excluded.respond_by, fetched_at = excluded.fetched_at
       where open_disputes.fetched_at <= excluded.fetched_at`,
    [
      dispute.id,
      dispute.payment,
      dispute.tenantId,
      dispute.amount,
      dispute.currency,
      dispute.reason,
      dispute.status,
      dispute.respondBy,
      dispute.openedAt,
      dispute.livemode,
      dispute.fetchedAt,
    ],
  );

/** Takes away a dispute that is closed, in OnNet's own open transaction. */
export const dropDispute = (id: string): Promise<number> => change(`delete from open_disputes where id = $1`, [id]);
