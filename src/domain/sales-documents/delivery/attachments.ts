import { currentTenantId, sql } from '../../tenancy.ts';
import { fileName } from '../file-name.ts';
import type { SeriesCode } from '../series.ts';

/** A file that goes with a mail. */
export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** The files of a document, in OnNet's own open transaction: the one to read and, where there is one, the one that programs read. None for one that is gone. */
export async function attachmentsOf(id: string): Promise<Attachment[]> {
  const [row] = await sql<{
    series: SeriesCode;
    number: number;
    kind: 'invoice' | 'credit';
    language: 'nb' | 'en';
    pdf: Buffer;
    ehf: Buffer | null;
  }>(
    `select series, number::int as number, kind, language, pdf, ehf from sales_documents where tenant_id = $1 and id = $2`,
    [currentTenantId(), id],
  );
  if (!row) return [];
  return [
    { filename: fileName(row, 'pdf'), contentType: 'application/pdf', content: row.pdf },
    ...(row.ehf === null ? [] : [{ filename: fileName(row, 'xml'), contentType: 'application/xml', content: row.ehf }]),
  ];
}
