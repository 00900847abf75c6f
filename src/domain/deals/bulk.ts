import { newId } from '../identifiers.ts';
import { change, currentTenantId } from '../tenancy.ts';

/** A deal as a seed or the bench has it. What is left out is empty. */
export interface DealRow {
  readonly id?: string;
  readonly stageId: string;
  readonly title: string;
  readonly companyId?: string | null;
  readonly contactId?: string | null;
  readonly ownerId?: string | null;
  /** Øre. */
  readonly amountMinor?: number | null;
  /** `YYYY-MM-DD`. */
  readonly expectedCloseOn?: string | null;
  /** For deals in a won or lost stage. */
  readonly closedAt?: Date | null;
  readonly createdAt?: Date;
  readonly createdBy?: string | null;
}

const ROWS_PER_STATEMENT = 1_000;

/**
 * Writes many deals in the open tenant transaction, a thousand to a statement, and answers their ids in the order of
 * the rows. For data that is known to be good: it checks nothing and writes no audit entry.
 */
export async function insertDeals(rows: readonly DealRow[]): Promise<string[]> {
  const ids = rows.map((row) => row.id ?? newId());
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    await insertSome(
      rows.slice(from, from + ROWS_PER_STATEMENT),
      ids.slice(from, from + ROWS_PER_STATEMENT),
      new Date(),
    );
  return ids;
}

async function insertSome(rows: readonly DealRow[], ids: readonly string[], at: Date): Promise<void> {
  const column = <Value>(read: (row: DealRow) => Value | null | undefined): (Value | null)[] =>
    rows.map((row) => read(row) ?? null);
  await change(
    `insert into deals (tenant_id, id, stage_id, title, company_id, contact_id, owner_id, amount_minor,
       expected_close_on, closed_at, created_at, updated_at, created_by)
     select $1, id, stage_id, title, company_id, contact_id, owner_id, amount_minor, expected_close_on, closed_at,
            created_at, coalesce(closed_at, created_at), created_by
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::bigint[], $9::date[],
              $10::timestamptz[], $11::timestamptz[], $12::uuid[])
         as row (id, stage_id, title, company_id, contact_id, owner_id, amount_minor, expected_close_on, closed_at,
                 created_at, created_by)`,
    [
      currentTenantId(),
      ids,
      rows.map((row) => row.stageId),
      rows.map((row) => row.title),
      column((row) => row.companyId),
      column((row) => row.contactId),
      column((row) => row.ownerId),
      column((row) => row.amountMinor),
      column((row) => row.expectedCloseOn),
      column((row) => row.closedAt),
      rows.map((row) => row.createdAt ?? at),
      column((row) => row.createdBy),
    ],
  );
}
