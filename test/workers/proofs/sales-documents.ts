import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { storedSubscription } from '../../../src/domain/billing/stored-subscription.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { outside } from '../../../src/domain/outside.ts';
import { openAccessPoint } from '../../../src/domain/sales-documents/delivery/access-point.ts';
import { oweDocument } from '../../../src/domain/sales-documents/issue-owed.ts';
import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { inPlatform, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { issue, sale } from '../../domain/sales-documents/sales.ts';
import { proveDuty } from '../prove-duty.ts';
import { payingCustomer, withStripe } from './stripe-events.ts';

/** A customer has paid: they get one invoice, one mail with it, and the number after the last. */
export const salesDocumentProof = proveDuty({
  kind: 'sales-document',
  surround: withStripe,

  async arrange() {
    const owner = await payingCustomer();
    await followSubscription(owner.tenantId);
    const stored = await readingTenant(owner.tenantId, () => storedSubscription(owner.tenantId));
    const { stripe } = outside();
    const invoices = await stripe?.invoices.list({ customer: stored?.customerId ?? '' });
    const id = invoices?.data[0]?.id ?? '';
    const cause = newId();
    await inPlatform(() => oweDocument(id, cause));
    return { tenantId: PLATFORM_TENANT_ID, key: `${id}:${cause}`, buyer: owner.tenantId };
  },

  effect: ({ buyer }) =>
    inPlatform(() =>
      Promise.all([
        sql(
          `select series, kind, currency, gross::int as gross, vat::int as vat, length(pdf) > 1000 as pdf
             from sales_documents where tenant_id = $1 and buyer_tenant_id = $2`,
          [PLATFORM_TENANT_ID, buyer],
        ),
        sql(
          `select template, params->>'kind' as kind from mails
            where tenant_id = $1 and params->>'document' in (select id::text from sales_documents where buyer_tenant_id = $2)`,
          [PLATFORM_TENANT_ID, buyer],
        ),
        sql(
          `select count(*)::int - (max(number) - 10000) as missing from sales_documents
            where tenant_id = $1 and series = 'test-invoice'`,
          [PLATFORM_TENANT_ID],
        ),
      ]),
    ),
});

let folder = '';

/** The e-invoice lies in the access point's folder, once and whole, and what was given as proof is noted. */
export const ehfDeliveryProof = proveDuty({
  kind: 'ehf-delivery',

  async surround() {
    folder = mkdtempSync(path.join(tmpdir(), 'onnet-ehf-'));
    openAccessPoint(folder);
    return async () => rmSync(folder, { recursive: true, force: true });
  },

  async arrange() {
    const { id, number } = await issue(sale());
    return { tenantId: PLATFORM_TENANT_ID, key: id, number };
  },

  async effect({ key, number }) {
    const rows = await inPlatform(() =>
      sql<{ handed: boolean; proven: boolean }>(
        `select handed_over_at is not null as handed, receipt = 'sha256:' || ehf_sha256 as proven
           from ehf_deliveries e join sales_documents d on d.tenant_id = e.tenant_id and d.id = e.document_id
          where e.tenant_id = $1 and e.document_id = $2`,
        [PLATFORM_TENANT_ID, key],
      ),
    );
    const file = await readFile(path.join(folder, 'ehf-out', `974760673-${number}.xml`), 'utf8');
    return { rows, whole: file.endsWith('</Invoice>') };
  },
});
