import { change, currentTenantId } from '../../tenancy.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';

/** A deal's activities that are about no person; one about somebody follows them. */
const itsOwn = `tenant_id = $1 and contact_id is null`;

/**
 * SQL: a deal is a contact's: with them, or with their own business and no other person.
 * @param deal the table's alias; the tenant is `$1`
 * @param contact SQL for the contact's id
 */
export const isDealOf = (deal: string, contact: string): string => `(${deal}.contact_id = ${contact}
  or ${deal}.contact_id is null and ${deal}.company_id = any(${ownBusinessesOf(`array[${contact}]`)}))`;

const theirs = `d.tenant_id = $1 and ${isDealOf('d', '$2::uuid')}`;

const isHidden = `d.company_id in (select k.id from companies k where k.tenant_id = $1 and k.restricted_at is not null)`;

/**
 * Hides the deals made with a restricted contact alone or with their own business, and what was noted on them: they are data about
 * nobody else. A deal with another company is that company's too; it stays, without the person. In the open case, when their own
 * businesses are hidden.
 */
export async function hideDeals(contactId: string, at: Date): Promise<void> {
  const here = [currentTenantId(), contactId, at];
  await change(
    `update deals d set restricted_at = $3
      where ${theirs} and d.restricted_at is null and (d.company_id is null or ${isHidden})`,
    here,
  );
  await change(
    `update activities set restricted_at = $3
      where ${itsOwn} and restricted_at is null
        and deal_id in (select d.id from deals d where ${theirs} and d.restricted_at is not null)`,
    here,
  );
}

/**
 * Shows them again, when the contact and the businesses that are nobody else's are shown; an activity that is restricted by itself stays
 * hidden. In the open case.
 */
export async function showDeals(contactId: string): Promise<void> {
  const here = [currentTenantId(), contactId];
  const shown = `${theirs} and d.restricted_at is not null and (d.contact_id is not null or not ${isHidden})`;
  await change(
    `update activities a
        set restricted_at = (select r.restricted_at from restrictions r
                              where r.tenant_id = $1 and r.activity_id = a.id and r.lifted_at is null)
      where ${itsOwn} and restricted_at is not null and deal_id in (select d.id from deals d where ${shown})`,
    here,
  );
  await change(`update deals d set restricted_at = null where ${shown}`, here);
}
