import { now } from '../clock.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { findableColumns } from './search-text.ts';

interface Sources {
  givenName: string;
  familyName: string;
  emails: string[];
  phones: string[];
}

/** The company shown in lists of the contact with an id. One that is hidden with its owner is shown with nobody else. */
const firstCompanyOf = (contactId: string): string => `
  (select l.company_id, o.name, o.sort_name
     from contact_companies l
     join companies o on o.tenant_id = l.tenant_id and o.id = l.company_id
    where l.tenant_id = $1 and l.contact_id = ${contactId} and (o.restricted_at is null or l.restricted_at is not null)
    order by l.position, l.id limit 1)`;

/**
 * Makes a contact's repeated columns (search text, sort name, first address, number and company) true again after a
 * change to what they repeat, and counts its version up. In the transaction of that change, with the contact locked.
 */
export async function refreshContact(id: string): Promise<void> {
  const tenantId = currentTenantId();
  const [sources] = await sql<Sources>(
    `select given_name as "givenName", family_name as "familyName",
            array(select address from contact_emails e where e.tenant_id = $1 and e.contact_id = $2
                   order by position, id) as emails,
            array(select number from contact_phones p where p.tenant_id = $1 and p.contact_id = $2
                   order by position, id) as phones
       from contacts where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
  if (!sources) return;
  const columns = findableColumns(sources);
  await change(
    `update contacts c
        set sort_name = $3, search_text = case when c.restricted_at is null then $4 else '' end, email = $5, phone = $6, version = c.version + 1, updated_at = $7,
            company_id = f.company_id, company_name = f.name, company_sort = f.sort_name
       from (select null) nothing
       left join lateral ${firstCompanyOf('$2')} f on true
      where c.tenant_id = $1 and c.id = $2`,
    [tenantId, id, columns.sort_name, columns.search_text, columns.email, columns.phone, now()],
  );
}

/** Lets the contacts of a company follow its new name, in the transaction that changes it. */
export async function followCompanyName(companyId: string): Promise<void> {
  await change(
    `update contacts c set company_name = o.name, company_sort = o.sort_name
       from companies o
      where o.tenant_id = $1 and o.id = $2 and c.tenant_id = $1 and c.company_id = $2`,
    [currentTenantId(), companyId],
  );
}

/**
 * Takes everybody out of companies that are about to be deleted, in that transaction; the next company of each person
 * becomes the one shown.
 */
export async function leaveCompanies(companyIds: readonly string[]): Promise<void> {
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    change(`delete from contact_companies where tenant_id = $1 and company_id = any($2::uuid[])`, [
      currentTenantId(),
      companyIds,
    ]),
    refreshShownCompany(companyIds),
  ]);
}

/** Makes the company shown in lists true again for everybody at some companies, which are left, hidden or shown in the same transaction. */
export async function refreshShownCompany(companyIds: readonly string[]): Promise<void> {
  await change(
    `update contacts c
        set company_id = f.company_id, company_name = f.name, company_sort = f.sort_name
       from contacts w left join lateral ${firstCompanyOf('w.id')} f on true
      where w.tenant_id = $1 and c.tenant_id = $1 and c.id = w.id
        and w.id in (select id from contacts where tenant_id = $1 and company_id = any($2::uuid[])
                     union select contact_id from contact_companies where tenant_id = $1 and company_id = any($2::uuid[]))`,
    [currentTenantId(), companyIds],
  );
}
