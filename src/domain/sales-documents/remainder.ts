import { currentTenantId, sql } from '../tenancy.ts';
import type { SaleFacts, SaleLine } from './facts.ts';
import type { VatTreatment } from './vat.ts';

/**
 * What is left of an invoice after its credit notes, as the facts of one more that takes it back whole: line by line while
 * nothing is credited, else one line for each treatment.
 *
 * @param id of the invoice's document
 * @param facts of the invoice at Stripe
 * @returns undefined when nothing is left
 */
export async function remainder(id: string, facts: SaleFacts): Promise<SaleFacts | undefined> {
  const left = await sql<{ treatment: VatTreatment; net: number; vat: number; credited: boolean }>(
    `select v.treatment, sum(v.net * sign)::float8 as net, sum(v.vat * sign)::float8 as vat, bool_or(sign < 0) as credited
       from (select tenant_id, id, 1 as sign from sales_documents where tenant_id = $1 and id = $2
             union all
             select tenant_id, id, -1 from sales_documents where tenant_id = $1 and credited_id = $2) d
       join sales_document_vat v on v.tenant_id = d.tenant_id and v.document_id = d.id
      group by v.treatment order by v.treatment`,
    [currentTenantId(), id],
  );
  const open = left.filter(({ net, vat }) => net !== 0 || vat !== 0);
  if (open.length === 0) return undefined;
  const untouched = left.every(({ credited }) => !credited);
  const lines = untouched ? facts.lines : open.map((one) => restLine(one, facts));
  return {
    ...facts,
    kind: 'credit',
    lines,
    total: open.reduce((sum, { net, vat }) => sum + net + vat, 0),
    prepaid: 0,
    credits: { stripeInvoiceId: facts.stripeObjectId, reason: 'voided' },
  };
}

const restLine = (
  { treatment, net, vat }: { treatment: VatTreatment; net: number; vat: number },
  { language }: SaleFacts,
): SaleLine => ({
  description: language === 'nb' ? 'Det som står igjen av fakturaen' : 'What is left of the invoice',
  period: undefined,
  quantity: 1,
  amount: net,
  discount: 0,
  treatment,
  vat,
});
