import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import type { Notice } from './notices.ts';

/** Writes what members should be told about a company, in the open transaction of its tenant. */
export async function writeNotices(companyId: string, notices: readonly Notice[], toldAt: Date): Promise<void> {
  if (notices.length === 0) return;
  await change(
    `insert into company_notices (tenant_id, id, company_id, kind, was, becomes, told_at)
     select $1, id, $2, kind, was, becomes, $7
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) as n (id, kind, was, becomes)`,
    [
      currentTenantId(),
      companyId,
      notices.map(() => newId()),
      notices.map(({ kind }) => kind),
      notices.map(({ was }) => was ?? null),
      notices.map(({ becomes }) => becomes ?? null),
      toldAt,
    ],
  );
}

/** Takes away what members were told about a company. */
export const forgetNotices = (companyId: string): Promise<number> =>
  change(`delete from company_notices where tenant_id = $1 and company_id = $2`, [currentTenantId(), companyId]);
