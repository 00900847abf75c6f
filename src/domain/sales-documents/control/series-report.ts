import { currentTenantId, sql } from '../../tenancy.ts';
import { documentNumber, type SeriesCode } from '../series.ts';

/** How a series stands. */
export interface SeriesReport {
  readonly code: SeriesCode;
  /** The first and last number that are kept; null for a series without documents. */
  readonly first: string | null;
  readonly last: string | null;
  readonly documents: number;
  /** Numbers between the first that is kept and the last that was given out, which no document bears. Should be none. */
  readonly missing: readonly string[];
}

/** More than this is no gap but a loss, and as alarming. */
const MOST_MISSING = 50;

/**
 * The gap report, in OnNet's own open transaction. Documents whose term is over are gone from the beginning of a series, never
 * from its middle, so it begins with the first that is kept.
 */
export async function seriesReports(): Promise<SeriesReport[]> {
  const rows = await sql<{
    code: SeriesCode;
    first: number | null;
    last: number | null;
    documents: number;
    missing: number[] | null;
  }>(
    `select s.code, d.first::int as first, d.last::int as last, d.documents::int as documents,
            (select array_agg(n::int order by n) from (
               select n from generate_series(coalesce(d.first, 10001), s.last_number) n
                where not exists (select from sales_documents x
                                   where x.tenant_id = s.tenant_id and x.series = s.code and x.number = n)
                order by n limit ${MOST_MISSING}) gaps) as missing
       from sales_document_series s
       left join lateral (select min(number) as first, max(number) as last, count(*) as documents from sales_documents
                           where tenant_id = s.tenant_id and series = s.code) d on true
      where s.tenant_id = $1 and (s.code in ('invoice', 'credit') or d.documents > 0)
      order by array_position(array['invoice', 'credit', 'test-invoice', 'test-credit'], s.code)`,
    [currentTenantId()],
  );
  return rows.map(({ code, first, last, documents, missing }) => ({
    code,
    first: first === null ? null : documentNumber(code, first),
    last: last === null ? null : documentNumber(code, last),
    documents,
    missing: (missing ?? []).map((number) => documentNumber(code, number)),
  }));
}

/** Documents that are not what their hashes say, by number. The database took none like that: somebody has been at the files. */
export async function changedDocuments(): Promise<string[]> {
  const rows = await sql<{ series: SeriesCode; number: number }>(
    `select series, number::int as number from sales_documents
      where tenant_id = $1
        and (snapshot_sha256 <> encode(sha256(convert_to(snapshot, 'UTF8')), 'hex')
             or pdf_sha256 <> encode(sha256(pdf), 'hex') or ehf_sha256 <> encode(sha256(ehf), 'hex'))
      order by series, number limit 50`,
    [currentTenantId()],
  );
  return rows.map(({ series, number }) => documentNumber(series, number));
}
