import { beginCsv, csvRows } from '../exports/csv.ts';
import { zip } from '../files/zip.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { readingTenant, sql } from '../tenancy.ts';
import type { BookPeriod } from './postings.ts';

interface StoredDocument {
  readonly voucher: number | null;
  readonly document: string | null;
  readonly stripeId: string;
  readonly kind: 'invoice' | 'credit';
  readonly issuedOn: string;
  readonly pdf: Buffer;
  readonly pdfSha256: string;
  readonly ehf: Buffer;
  readonly ehfSha256: string;
}

const manner = { delimiter: ';' } as const;

/**
 * Every invoice and credit note of a period in one archive, as PDF and as e-invoice, named by the number of the voucher, with a list of what
 * each file's SHA-256 is. One that is not in the books, as those of Stripe's test mode, is named by Stripe's id.
 */
export async function documentArchive({ from, to }: BookPeriod): Promise<Buffer> {
  const documents = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<StoredDocument>(
      `select v.number as voucher, v.document, d.stripe_object_id as "stripeId", d.kind, d.issued_on::text as "issuedOn",
              d.pdf, d.pdf_sha256 as "pdfSha256", d.ehf, d.ehf_sha256 as "ehfSha256"
         from sales_documents d
         left join vouchers v on v.reference = d.stripe_object_id
                             and v.kind = case d.kind when 'invoice' then 'sale' else 'credit' end
        where d.tenant_id = $1 and d.issued_on between $2::date and $3::date
        order by v.number, d.stripe_object_id`,
      [PLATFORM_TENANT_ID, from, to],
    ),
  );
  const files = documents.flatMap((one) => {
    const name = one.voucher === null ? one.stripeId : `${one.voucher}-${one.document ?? one.stripeId}`;
    return [
      { ...one, name: `${name}.pdf`, body: one.pdf, sha256: one.pdfSha256 },
      { ...one, name: `${name}.xml`, body: one.ehf, sha256: one.ehfSha256 },
    ];
  });
  const manifest =
    beginCsv(['fil', 'sha256', 'bilagsnr', 'dokument', 'dato', 'stripe_id'], manner) +
    (files.length === 0
      ? ''
      : csvRows(
          files.map((one) => [
            one.name,
            one.sha256,
            one.voucher === null ? '' : String(one.voucher),
            one.document ?? '',
            one.issuedOn,
            one.stripeId,
          ]),
          manner,
        ));
  return zip([{ name: 'manifest.csv', body: manifest }, ...files.map(({ name, body }) => ({ name, body }))]);
}
