import { change, currentTenantId } from '../tenancy.ts';

/** What stands where the name was, and in place of a deal's title that named the person. In the tenant's own language. */
export const neutralWords = `(select case t.language when 'en' then array['Anonymous', 'person', 'Deal']
                                         else array['Anonymisert', 'person', 'Salg'] end as words
                    from tenants t where t.id = $1)`;

/** The month a moment lies in: what is kept for statistics must not single anybody out (WP216). */
export const monthOf = (moment: string): string =>
  `date_trunc('month', ${moment} at time zone 'Europe/Oslo') at time zone 'Europe/Oslo'`;

/**
 * Takes contacts out of everything that is kept when they go, whether they are anonymised or deleted. In the open
 * transaction, with the contacts locked and still as they were: their names are looked for in the titles of deals.
 *
 * - addresses, numbers and companies go
 * - what was written about the person (activities with them, or with their deals) goes, since free text names people;
 *   where an activity belongs to a company or a deal, that something happened is kept, without the person. One with the
 *   person alone is left empty and still points to them
 * - deals stay, without the person, and without their name in the title
 */
export async function releaseContacts(ids: readonly string[]): Promise<void> {
  const here = [currentTenantId(), ids];
  // Started together: they travel in one round trip and run in this order. Deals' activities before their contact goes.
  await Promise.all([
    change(blankDealActivities, here),
    change(blankActivities, here),
    change(releaseDeals, here),
    ...['contact_emails', 'contact_phones', 'contact_addresses', 'contact_companies'].map((table) =>
      change(`delete from ${table} where tenant_id = $1 and contact_id = any($2::uuid[])`, here),
    ),
  ]);
}

const blankDealActivities = `
  update activities a set subject = '', body = ''
    from deals d
   where d.tenant_id = $1 and d.contact_id = any($2::uuid[]) and a.tenant_id = $1 and a.deal_id = d.id
     and (a.subject <> '' or a.body <> '')`;

const blankActivities = `
  update activities
     set subject = '', body = '',
         contact_id = case when company_id is null and deal_id is null then contact_id end,
         happened_at = case when company_id is null and deal_id is null then ${monthOf('happened_at')} else happened_at end,
         created_at = case when company_id is null and deal_id is null then ${monthOf('created_at')} else created_at end,
         due_at = ${monthOf('due_at')}, done_at = ${monthOf('done_at')}
   where tenant_id = $1 and contact_id = any($2::uuid[])`;

/** A text as words with one space before each, so that a name is found where a word begins: also in `Karis avtale`. */
const words = (text: string): string => `' ' || regexp_replace(lower(${text}), '[^[:alnum:]]+', ' ', 'g')`;

/** A deal with a company keeps its title unless a name of the person, or their address, stands in it. */
const releaseDeals = `
  update deals d
     set contact_id = null,
         title = case when d.company_id is null
                        or exists (select from unnest(array[c.given_name, c.family_name, c.email]) as part
                                    where part <> '' and position(rtrim(${words('part')}) in ${words('d.title')}) > 0)
                      then n.words[3] else d.title end
    from contacts c, ${neutralWords} n
   where c.tenant_id = $1 and c.id = any($2::uuid[]) and d.tenant_id = $1 and d.contact_id = c.id`;
