import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { change, inPlatform, readingTenant, sql } from '../../tenancy.ts';
import { documentNumber, type SeriesCode } from '../series.ts';
import { fileDrop } from './access-point.ts';

/**
 * Hands the e-invoice of a document to the access point, and notes what it gave as proof. After a crash it is handed over once
 * more under the same number, which is the same.
 * @throws AccessPointUnavailable
 */
export async function deliverEhf(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key: id } = obligation;
  const [waiting] = await readingTenant(tenantId, () =>
    sql<{ series: SeriesCode; number: number; receiver: string; ehf: Buffer }>(
      `select d.series, d.number::int as number, e.receiver, d.ehf
         from ehf_deliveries e join sales_documents d on d.tenant_id = e.tenant_id and d.id = e.document_id
        where e.tenant_id = $1 and e.document_id = $2 and e.handed_over_at is null`,
      [tenantId, id],
    ),
  );
  const receipt =
    waiting &&
    (await fileDrop.take({
      number: documentNumber(waiting.series, waiting.number),
      receiver: waiting.receiver,
      xml: waiting.ehf,
    }));
  await faultPoint('e-invoice handed over');
  await inPlatform(async () => {
    if (receipt !== undefined)
      await change(
        `update ehf_deliveries set handed_over_at = $3, receipt = $4
          where tenant_id = $1 and document_id = $2 and handed_over_at is null`,
        [tenantId, id, now(), receipt],
      );
    await settle(obligation);
  });
}
