import type { Actor, AuditDetails } from '../audit/audit.ts';
import { recordMany } from '../audit/record-many.ts';
import { now } from '../clock.ts';
import { change, currentTenantId } from '../tenancy.ts';

/** What stands where the name was, and in place of a deal's title that named the person. In the tenant's own language. */
const neutral = `(select case t.language when 'en' then array['Anonymous', 'person', 'Deal']
                                         else array['Anonymisert', 'person', 'Salg'] end as words
                    from tenants t where t.id = $1)`;

/** The month a moment lies in: what is kept for statistics must not single anybody out (WP216). */
const month = (moment: string): string =>
  `date_trunc('month', ${moment} at time zone 'Europe/Oslo') at time zone 'Europe/Oslo'`;

/**
 * Turns contacts into nobody: erasure that keeps a row for statistics (Recital 26). In the open transaction, with one
 * audit entry for each. Contacts that are anonymised already, or not there, are left alone; lock the others first.
 *
 * - names, title, addresses, numbers, companies and roles go, and with them what sorting and search repeat
 * - who owned and made the record goes; moments are coarsened to their month; the place in the trash is kept
 * - what was written about the person (activities with them, or with their deals) goes, since free text names people;
 *   where an activity belongs to a company or a deal, that something happened is kept, without the person
 * - deals stay, without the person, and without their name in the title
 */
export async function anonymiseContacts(actor: Actor, ids: readonly string[], why: AuditDetails = {}): Promise<void> {
  const here = [currentTenantId(), ids];
  // Started together: they travel in one round trip and run in this order. Deals' activities before their contact goes.
  await Promise.all([
    change(blankDealActivities, here),
    change(blankActivities, here),
    change(releaseDeals, here),
    ...['contact_emails', 'contact_phones', 'contact_addresses', 'contact_companies'].map((table) =>
      change(`delete from ${table} where tenant_id = $1 and contact_id = any($2::uuid[])`, here),
    ),
    change(anonymise, [...here, now()]),
    recordMany(actor, 'contact.anonymised', { kind: 'contact', ids }, why),
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
         happened_at = case when company_id is null and deal_id is null then ${month('happened_at')} else happened_at end,
         created_at = case when company_id is null and deal_id is null then ${month('created_at')} else created_at end,
         due_at = ${month('due_at')}, done_at = ${month('done_at')}
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
    from contacts c, ${neutral} n
   where c.tenant_id = $1 and c.id = any($2::uuid[]) and d.tenant_id = $1 and d.contact_id = c.id`;

const anonymise = `
  update contacts c
     set given_name = n.words[1], family_name = n.words[2], sort_name = '', search_text = '', job_title = null,
         email = null, phone = null, company_id = null, company_name = null, company_sort = null,
         owner_id = null, created_by = null, deleted_by = null,
         last_activity_at = ${month('c.last_activity_at')}, created_at = ${month('c.created_at')},
         updated_at = $3, anonymised_at = $3, version = c.version + 1
    from ${neutral} n
   where c.tenant_id = $1 and c.id = any($2::uuid[]) and c.anonymised_at is null`;
