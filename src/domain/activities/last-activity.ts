import { change, currentTenantId } from '../tenancy.ts';

const latest = (table: 'contacts' | 'companies', column: 'contact_id' | 'company_id'): string =>
  `update ${table} r
      set last_activity_at = (select a.happened_at from activities a
                               where a.tenant_id = $1 and a.${column} = $2 and a.deleted_at is null and a.restricted_at is null
                                 and (a.kind <> 'task' or a.done_at is not null)
                               order by a.happened_at desc, a.id desc limit 1)
    where r.tenant_id = $1 and r.id = $2`;

const lock = (table: 'contacts' | 'companies'): string =>
  `select id from ${table} where tenant_id = $1 and id = $2 for no key update`;

/**
 * Makes `last_activity_at` of a contact and a company true again, in the transaction of the change to an activity.
 * A task counts from when it is done; what has not happened yet is not activity, and what is restricted is used for nothing.
 *
 * Each record is locked in a statement of its own first: the update then sees what a colleague wrote a moment ago.
 */
export async function refreshLastActivity(subject: {
  readonly contactId: string | null;
  readonly companyId: string | null;
}): Promise<void> {
  const contact = [currentTenantId(), subject.contactId];
  const company = [currentTenantId(), subject.companyId];
  await Promise.all([
    ...(subject.contactId === null
      ? []
      : [change(lock('contacts'), contact), change(latest('contacts', 'contact_id'), contact)]),
    ...(subject.companyId === null
      ? []
      : [change(lock('companies'), company), change(latest('companies', 'company_id'), company)]),
  ]);
}
