import { sql } from '../tenancy.ts';

/** What is known of a tenant's subscription besides what it may do: for its page, and for the mails about money. */
export interface BillingDetails {
  readonly card: Card | null;
  /** The next invoice as Stripe previews it: øre with MVA, and when it is drawn up. Null when nothing is renewed. */
  readonly next: { readonly total: number; readonly at: Date } | null;
  /** The name of the discount that counts now, as it was given at Stripe. */
  readonly discount: string | null;
  readonly planned: PlannedChange | null;
  readonly open: OpenInvoice | null;
  /** When Stripe was last asked; null before the first time. */
  readonly detailsAt: Date | null;
}

export interface Card {
  /** Stripe's word for it, such as `visa`. */
  readonly brand: string;
  readonly last4: string;
  /** `2030-12`. */
  readonly expires: string;
}

/** What a subscription becomes at the end of the period that is paid for. */
export interface PlannedChange {
  /** A lookup key of ours, such as `start_month`; null for a price we do not sell. */
  readonly lookupKey: string | null;
  readonly seats: number;
  readonly at: Date;
}

/** The oldest invoice that waits to be paid. */
export interface OpenInvoice {
  /** Stripe's `in_…`. */
  readonly id: string;
  /** What is left to pay, in øre with MVA. */
  readonly amount: number;
  /** How often the card was tried. */
  readonly attempts: number;
  /** When it is tried again; null when it is not. */
  readonly nextAttemptAt: Date | null;
  /** The bank wants the card's owner to confirm it. */
  readonly confirm: boolean;
  /** It is for a change that counts when it is paid; nothing that is used is unpaid. */
  readonly change: boolean;
}

interface Row {
  readonly brand: string | null;
  readonly last4: string | null;
  readonly expires: string | null;
  readonly nextTotal: string | null;
  readonly nextAt: Date | null;
  readonly discount: string | null;
  readonly plannedKey: string | null;
  readonly plannedSeats: number | null;
  readonly plannedAt: Date | null;
  readonly openId: string | null;
  readonly openAmount: string | null;
  readonly openAttempts: number | null;
  readonly openConfirm: boolean | null;
  readonly openChange: boolean | null;
  readonly nextAttemptAt: Date | null;
  readonly detailsAt: Date | null;
}

/** What is stored of the tenant whose transaction is open. */
export async function billingDetails(tenantId: string): Promise<BillingDetails> {
  const [row] = await sql<Row>(
    `select card_brand as brand, card_last4 as last4, card_expires as expires, next_invoice_total as "nextTotal",
            next_invoice_at as "nextAt", discount, planned_lookup_key as "plannedKey", planned_seats as "plannedSeats",
            planned_at as "plannedAt", open_invoice_id as "openId", open_invoice_amount as "openAmount",
            open_invoice_attempts as "openAttempts", open_invoice_confirm as "openConfirm",
            open_invoice_change as "openChange",
            next_attempt_at as "nextAttemptAt", details_at as "detailsAt"
       from subscriptions where tenant_id = $1`,
    [tenantId],
  );
  if (!row) throw new Error('a tenant without a subscription row');
  return {
    card: row.brand && row.last4 && row.expires ? { brand: row.brand, last4: row.last4, expires: row.expires } : null,
    next: row.nextTotal !== null && row.nextAt ? { total: Number(row.nextTotal), at: row.nextAt } : null,
    discount: row.discount,
    planned: row.plannedAt ? { lookupKey: row.plannedKey, seats: row.plannedSeats ?? 1, at: row.plannedAt } : null,
    open:
      row.openId === null
        ? null
        : {
            id: row.openId,
            amount: Number(row.openAmount),
            attempts: row.openAttempts ?? 0,
            nextAttemptAt: row.nextAttemptAt,
            confirm: row.openConfirm ?? false,
            change: row.openChange ?? false,
          },
    detailsAt: row.detailsAt,
  };
}
