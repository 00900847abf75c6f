import { newId } from '../../../src/domain/identifiers.ts';
import { change, inTenant, seeingRestricted, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';

export type TrashTable = 'contacts' | 'companies' | 'deals';

/** Puts records in the trash as if somebody had done it at a moment. */
export const putInTrash = (by: Member, table: TrashTable, ids: readonly string[], deletedAt: Date): Promise<number> =>
  inTenant(by.tenantId, () =>
    change(`update ${table} set deleted_at = $3, deleted_by = $4 where tenant_id = $1 and id = any($2::uuid[])`, [
      by.tenantId,
      ids,
      deletedAt,
      by.id,
    ]),
  );

/** The ids of all records there are, in the trash or not. */
export const idsIn = (by: Member, table: TrashTable | 'activities'): Promise<string[]> =>
  inTenant(by.tenantId, async () => {
    const rows = await sql<{ id: string }>(`select id from ${table} where tenant_id = $1 order by id`, [by.tenantId]);
    return rows.map(({ id }) => id);
  });

/** Adds a deal in the first stage there is. @returns its id */
export const insertDeal = async (
  by: Member,
  deal: { title: string; companyId?: string; contactId?: string },
): Promise<string> => {
  const id = newId();
  await inTenant(by.tenantId, () =>
    change(
      `insert into deals (tenant_id, id, stage_id, title, company_id, contact_id)
       select $1, $2, (select id from stages where tenant_id = $1 order by position limit 1), $3, $4, $5`,
      [by.tenantId, id, deal.title, deal.companyId ?? null, deal.contactId ?? null],
    ),
  );
  return id;
};

/** Adds a note that belongs to records. @returns its id */
export const insertNote = async (
  by: Member,
  note: { body: string; contactId?: string; companyId?: string; dealId?: string },
): Promise<string> => {
  const id = newId();
  await inTenant(by.tenantId, () =>
    change(
      `insert into activities (tenant_id, id, kind, subject, body, contact_id, company_id, deal_id)
       values ($1, $2, 'note', 'Notat', $3, $4, $5, $6)`,
      [by.tenantId, id, note.body, note.contactId ?? null, note.companyId ?? null, note.dealId ?? null],
    ),
  );
  return id;
};

/** Deletes every record of tenants, so that a test begins with an empty CRM. */
export async function clearRecords(tenants: readonly Member[]): Promise<void> {
  for (const { tenantId } of tenants)
    await inTenant(tenantId, () =>
      seeingRestricted(async () => {
        for (const table of [
          'activities',
          'deals',
          'contact_companies',
          'contact_emails',
          'contact_phones',
          'contact_addresses',
          'contacts',
          'company_field_sources',
          'company_matches',
          'company_import_rows',
          'company_imports',
          'companies',
        ])
          await change(`delete from ${table} where tenant_id = $1`, [tenantId]);
      }),
    );
}
