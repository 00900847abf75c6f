import type { Readable } from 'node:stream';

import { NotFound } from '../errors.ts';
import { beginCsv, csvRows } from '../exports/csv.ts';
import { zipAsRead } from '../files/zip.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { readingTenant, sql } from '../tenancy.ts';
import type { BookPeriod } from './terms.ts';

interface ListedDocument {
  readonly id: string;
  readonly voucher: number | null;
  readonly document: string | null;
  readonly stripeId: string;
  readonly issuedOn: string;
  readonly pdf: string;
  /** Null for a buyer whom the network of e-invoices does not know. */
  readonly ehf: string | null;
  readonly snapshot: string;
}

/** The three forms that are kept of a document, by how their files end. */
const forms = { pdf: 'pdf', xml: 'ehf', json: 'snapshot' } as const;

const manner = { delimiter: ';' } as const;

/**
 * Every invoice and credit note of a period in one archive: as PDF, as e-invoice where there is one, and as the snapshot that both
 * are made of, named by the number of the voucher, with a list of what each file's SHA-256 was when it was issued. One that is not
 * in the books is named by Stripe's id. The files are read while the archive is sent.
 */
export async function documentArchive({ from, to }: BookPeriod): Promise<Readable> {
  const documents = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<ListedDocument>(
      `select d.id, v.number as voucher, v.document, d.stripe_object_id as "stripeId", d.issued_on::text as "issuedOn",
              d.pdf_sha256 as pdf, d.ehf_sha256 as ehf, d.snapshot_sha256 as snapshot
         from sales_documents d
         left join vouchers v on v.reference = d.stripe_object_id
                             and v.kind = case d.kind when 'invoice' then 'sale' else 'credit' end
        where d.tenant_id = $1 and d.issued_on between $2::date and $3::date
        order by v.number, d.stripe_object_id`,
      [PLATFORM_TENANT_ID, from, to],
    ),
  );
  const files = documents.flatMap((one) =>
    Object.entries(forms).flatMap(([ending, form]) => {
      const sha256 = one[form];
      if (sha256 === null) return [];
      const name = one.voucher === null ? one.stripeId : `${one.voucher}-${one.document ?? one.stripeId}`;
      return [{ one, name: `${name}.${ending}`, sha256, read: () => fileOf(one.id, form) }];
    }),
  );
  const rows = files.map(({ name, sha256, one: { voucher, document, issuedOn, stripeId } }) => [
    name,
    sha256,
    voucher === null ? '' : String(voucher),
    document ?? '',
    issuedOn,
    stripeId,
  ]);
  const manifest =
    beginCsv(['fil', 'sha256', 'bilagsnr', 'dokument', 'dato', 'stripe_id'], manner) +
    (rows.length === 0 ? '' : csvRows(rows, manner));
  return zipAsRead([{ name: 'manifest.csv', read: async () => manifest }, ...files]);
}

/** @throws NotFound for one whose term ended meanwhile */
async function fileOf(id: string, form: 'pdf' | 'ehf' | 'snapshot'): Promise<Buffer> {
  const [row] = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<{ body: Buffer }>(
      `select case $3 when 'pdf' then pdf when 'ehf' then ehf else convert_to(snapshot, 'UTF8') end as body
         from sales_documents where tenant_id = $1 and id = $2`,
      [PLATFORM_TENANT_ID, id, form],
    ),
  );
  if (!row) throw new NotFound('document');
  return row.body;
}
