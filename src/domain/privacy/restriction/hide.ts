import { refreshContact } from '../../contacts/repeated-columns.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { hideBusinesses, showBusinesses } from './own-businesses.ts';
import { showDeals } from './own-deals.ts';

/** What carries a person's data beside the record itself and their activities. */
const parts = ['contact_emails', 'contact_phones', 'contact_addresses', 'contact_companies'] as const;

/**
 * Hides a contact and everything that carries their data, their own business and their own deals too, in the open case, which
 * holds the contact locked: who is writing something about them has finished by now, and who begins finds nobody. What looks
 * through text finds nothing either.
 */
export async function hideContact(id: string, at: Date): Promise<void> {
  const here = [currentTenantId(), id, at];
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    change(
      `update contacts set restricted_at = $3, search_text = '', version = version + 1 where tenant_id = $1 and id = $2`,
      here,
    ),
    ...parts.map((table) =>
      change(`update ${table} set restricted_at = $3 where tenant_id = $1 and contact_id = $2`, here),
    ),
    change(
      `update activities set restricted_at = $3 where tenant_id = $1 and contact_id = $2 and restricted_at is null`,
      here,
    ),
    change(companiesFollow, here.slice(0, 2)),
  ]);
  await hideBusinesses(id, at);
}

/** Shows a contact again, in the open case; an activity that is restricted by itself stays hidden. */
export async function showContact(id: string): Promise<void> {
  const here = [currentTenantId(), id];
  await Promise.all([
    change(`update contacts set restricted_at = null where tenant_id = $1 and id = $2`, here),
    ...parts.map((table) =>
      change(`update ${table} set restricted_at = null where tenant_id = $1 and contact_id = $2`, here),
    ),
    change(
      `update activities a
          set restricted_at = (select r.restricted_at from restrictions r
                                where r.tenant_id = $1 and r.activity_id = a.id and r.lifted_at is null)
        where a.tenant_id = $1 and a.contact_id = $2`,
      here,
    ),
    change(companiesFollow, here),
  ]);
  await showBusinesses();
  await showDeals(id);
  // The company may have changed its name, and what is searched through was emptied.
  await refreshContact(id);
}

// A company's last activity is not one with a person whose processing is restricted.
const companiesFollow = `
  update companies r
     set last_activity_at = (select a.happened_at from activities a
                              where a.tenant_id = $1 and a.company_id = r.id and a.deleted_at is null
                                and a.restricted_at is null and (a.kind <> 'task' or a.done_at is not null)
                              order by a.happened_at desc, a.id desc limit 1)
   where r.tenant_id = $1
     and r.id in (select company_id from activities where tenant_id = $1 and contact_id = $2 and company_id is not null)`;
