import { currentTenantId, sql } from '../tenancy.ts';
import type { SaleFacts } from './facts.ts';
import { seriesOf } from './series.ts';

/**
 * The newest invoice to the buyer of a sale that is large enough to be credited with it, in the open transaction.
 * @returns Stripe's id of it
 */
export async function newestInvoiceTo({
  buyer,
  currency,
  livemode,
  total,
}: SaleFacts): Promise<{ stripeObjectId: string } | undefined> {
  const [row] = await sql<{ stripeObjectId: string }>(
    `select stripe_object_id as "stripeObjectId" from sales_documents i
      where tenant_id = $1 and kind = 'invoice' and series = $2 and buyer_tenant_id = $3 and currency = $4
        and gross - (select coalesce(sum(c.gross), 0) from sales_documents c
                      where c.tenant_id = i.tenant_id and c.credited_id = i.id) >= $5
      order by issued_at desc, number desc limit 1`,
    [currentTenantId(), seriesOf('invoice', livemode), buyer.tenantId, currency, Math.abs(total)],
  );
  return row;
}
