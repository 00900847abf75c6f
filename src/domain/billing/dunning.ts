import { osloDay } from '../clock.ts';
import { writeMail } from '../mail/mail.ts';
import { change } from '../tenancy.ts';
import { ownersToTell } from '../tenants/owners-to-tell.ts';
import type { OpenInvoice } from './billing-details.ts';
import { billingLink } from './billing-link.ts';

/**
 * Tells the owners by mail that an invoice could not be paid: once for each attempt, whatever events led here and however
 * often. What has been told is kept with the subscription, since an obligation to mail is forgotten a week after it was done.
 * In the tenant's open transaction.
 *
 * @param payAt the full address of Stripe's page for the invoice
 */
export async function tellOfUnpaid(tenantId: string, open: OpenInvoice, payAt: string): Promise<void> {
  // Whoever wants a change is there, and is shown the way; nobody is dunned for what they have not got.
  if (open.attempts === 0 || open.change) return;
  const first = await change(
    `update subscriptions set told_invoice_id = $2, told_attempts = $3
      where tenant_id = $1 and (told_invoice_id is distinct from $2 or told_attempts < $3)`,
    [tenantId, open.id, open.attempts],
  );
  if (first === 0) return;
  for (const owner of await ownersToTell())
    await writeMail('payment-failed', {
      to: owner.email,
      language: owner.language,
      params: {
        tenantName: owner.tenantName,
        amount: open.amount,
        confirm: open.confirm ? 'yes' : 'no',
        nextAttemptOn: open.nextAttemptAt ? osloDay(open.nextAttemptAt) : '',
        link: payAt,
        billing: billingLink(owner.tenantSlug),
      },
      key: `payment-failed:${open.id}:${open.attempts}:${owner.userId}`,
    });
}
