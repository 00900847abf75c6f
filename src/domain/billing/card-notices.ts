import { daysAfter, now, osloDay } from '../clock.ts';
import { activeTenantIds } from '../housekeeping.ts';
import { writeMail } from '../mail/mail.ts';
import { inTenant, sql } from '../tenancy.ts';
import { ownersToTell } from '../tenants/owners-to-tell.ts';
import { billingLink } from './billing-link.ts';

/** How many days before a charge its card is looked at: time for the bank to send another. */
const NOTICE_DAYS = 30;

/**
 * Tells the owners of every tenant whose card will have run out at the next charge, by mail and once for each card, so that a
 * payment which need not fail does not. The details are fetched every night: a card that the bank renewed by itself is told of
 * to nobody.
 */
export async function tellOfCards(): Promise<void> {
  for (const tenantId of await activeTenantIds()) await inTenant(tenantId, () => tellTenant(tenantId));
}

async function tellTenant(tenantId: string): Promise<void> {
  const [card] = await sql<{ last4: string; expires: string; amount: number; chargedAt: Date }>(
    `update subscriptions set told_card_expires = card_expires
      where tenant_id = $1 and status = 'active' and cancel_at is null and next_invoice_total > 0
        and next_invoice_at > $2 and (next_invoice_at at time zone 'Europe/Oslo')::date <= $3
        and to_date(card_expires, 'YYYY-MM') + interval '1 month' <= (next_invoice_at at time zone 'Europe/Oslo')::date
        and told_card_expires is distinct from card_expires
    returning card_last4 as last4, card_expires as expires, next_invoice_total as amount, next_invoice_at as "chargedAt"`,
    [tenantId, now(), daysAfter(osloDay(), NOTICE_DAYS)],
  );
  if (!card) return;
  for (const owner of await ownersToTell())
    await writeMail('card-ending', {
      to: owner.email,
      language: owner.language,
      params: {
        tenantName: owner.tenantName,
        last4: card.last4,
        expires: card.expires,
        amount: card.amount,
        chargedOn: osloDay(card.chargedAt),
        link: billingLink(owner.tenantSlug),
      },
      key: `card-ending:${card.expires}:${card.last4}:${owner.userId}`,
    });
}
