import { change, currentTenantId } from '../tenancy.ts';

const latest = (table: 'contacts' | 'companies', column: 'contact_id' | 'company_id'): string =>
  `update ${table} r
      set last_activity_at = (select a.happened_at from activities a
                               where a.tenant_id = $1 and a.${column} = $2 and a.deleted_at is null
                                 and (a.kind <> 'task' or a.done_at is not null)
                               order by a.happened_at desc, a.id desc limit 1)
    where r.tenant_id = $1 and r.id = $2`;

/**
 * Makes `last_activity_at` of a contact and a company true again, in the transaction of the change to an activity.
 * A task counts from when it is done; what has not happened yet is not activity.
 */
export async function refreshLastActivity(subject: {
  readonly contactId: string | null;
  readonly companyId: string | null;
}): Promise<void> {
  const { contactId, companyId } = subject;
  await Promise.all([
    contactId === null ? 0 : change(latest('contacts', 'contact_id'), [currentTenantId(), contactId]),
    companyId === null ? 0 : change(latest('companies', 'company_id'), [currentTenantId(), companyId]),
  ]);
}
