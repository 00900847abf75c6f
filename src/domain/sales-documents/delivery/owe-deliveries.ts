import { now } from '../../clock.ts';
import { writeMail } from '../../mail/mail.ts';
import { owe } from '../../outbox.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { receiverOf } from '../ehf/receiver.ts';
import type { SalesDocument } from '../document.ts';

/**
 * Owes a document to whoever bought, in the transaction that issues it: by mail with both files, and as an e-invoice to a
 * Norwegian organisation. What Stripe's test mode sells stays out of the network.
 */
export async function oweDeliveries(id: string, { buyer, kind, number, language, test }: SalesDocument): Promise<void> {
  if (buyer.email !== undefined)
    await writeMail('sales-document', {
      to: buyer.email,
      language,
      params: { kind, number, document: id, ehf: receiverOf(buyer) ? 'yes' : 'no' },
      key: `sales-document:${id}`,
    });
  if (test || buyer.organisationNumber === undefined) return;
  await change(`insert into ehf_deliveries (tenant_id, document_id, receiver, created_at) values ($1, $2, $3, $4)`, [
    currentTenantId(),
    id,
    buyer.organisationNumber,
    now(),
  ]);
  await owe('ehf-delivery', id);
}
