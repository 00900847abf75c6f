import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';

/** Records are counted no further than this. */
export const MOST_COUNTED_OWNED = 10_000;

/** How many records in use a colleague is responsible for, each counted to one more than `MOST_COUNTED_OWNED` at most. */
export interface AnswersFor {
  readonly contacts: number;
  readonly companies: number;
  readonly deals: number;
}

/** What a colleague is responsible for, and goes on being when they have left, until somebody says otherwise. */
export async function answersFor(by: Member, memberId: string): Promise<AnswersFor> {
  const owned = (table: string, further = ''): string =>
    `(select count(*)::int from (select from ${table} r
       where r.tenant_id = $1 and r.owner_id = $2 and r.deleted_at is null ${further} limit ${MOST_COUNTED_OWNED + 1}) counted)`;
  const [row] = await sql<AnswersFor>(
    `select ${owned('contacts', 'and r.anonymised_at is null')} as contacts, ${owned('companies')} as companies,
            ${owned('deals', `and exists (select from stages s where s.tenant_id = $1 and s.id = r.stage_id and s.outcome = 'open')`)} as deals`,
    [by.tenantId, memberId],
  );
  return row ?? { contacts: 0, companies: 0, deals: 0 };
}
