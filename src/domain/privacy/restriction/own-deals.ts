import { change, currentTenantId } from '../../tenancy.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';

/** A deal's activities that are about no person; one about somebody follows them. */
const itsOwn = `tenant_id = $1 and contact_id is null`;

/** True of the deals of a contact in `$2`: with them, or with their own business and no other person. */
const theirs = `tenant_id = $1 and (contact_id = $2
  or contact_id is null and company_id = any(${ownBusinessesOf('array[$2::uuid]')}))`;

const isHidden = `company_id in (select k.id from companies k where k.tenant_id = $1 and k.restricted_at is not null)`;

/**
 * Hides the deals made with a restricted contact alone or with their own business, and what was noted on them: they are data about
 * nobody else. A deal with another company is that company's too; it stays, without the person. In the open case, when their own
 * businesses are hidden.
 */
export async function hideDeals(contactId: string, at: Date): Promise<void> {
  const here = [currentTenantId(), contactId, at];
  await change(
    `update deals set restricted_at = $3
      where ${theirs} and restricted_at is null and (company_id is null or ${isHidden})`,
    here,
  );
  await change(
    `update activities set restricted_at = $3
      where ${itsOwn} and restricted_at is null
        and deal_id in (select id from deals where ${theirs} and restricted_at is not null)`,
    here,
  );
}

/**
 * Shows them again, when the contact and the businesses that are nobody else's are shown; an activity that is restricted by itself stays
 * hidden. In the open case.
 */
export async function showDeals(contactId: string): Promise<void> {
  const here = [currentTenantId(), contactId];
  const shown = `${theirs} and restricted_at is not null and (contact_id is not null or not ${isHidden})`;
  await change(
    `update activities a
        set restricted_at = (select r.restricted_at from restrictions r
                              where r.tenant_id = $1 and r.activity_id = a.id and r.lifted_at is null)
      where ${itsOwn} and restricted_at is not null and deal_id in (select id from deals where ${shown})`,
    here,
  );
  await change(`update deals set restricted_at = null where ${shown}`, here);
}
