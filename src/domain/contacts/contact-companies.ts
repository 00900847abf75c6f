import { record } from '../audit/audit.ts';
import { editOutcome, type EditStart } from '../edit-outcome.ts';
import { EditConflict, Invalid } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import type { Contact } from './contact.ts';
import { contactForChange } from './contact-for-change.ts';
import { companyNamed } from './create-contact.ts';
import { LONGEST_NAME } from './name-rules.ts';
import { sealRemoved, type RemovedPart } from './removed-part.ts';
import { refreshContact } from './repeated-columns.ts';

/** A company a contact is at, and as what. */
export interface ContactCompany {
  readonly companyId: string;
  readonly name: string;
  readonly role: string | null;
  readonly place: string | null;
  /** The company is in the trash. */
  readonly trashed: boolean;
}

/** The companies of a contact; the first is the one shown in lists. */
export const companiesOf = (by: Member, contactId: string): Promise<ContactCompany[]> =>
  sql<ContactCompany>(
    `select l.company_id as "companyId", o.name, l.role, o.place, o.deleted_at is not null as trashed
       from contact_companies l
       join companies o on o.tenant_id = l.tenant_id and o.id = l.company_id
      where l.tenant_id = $1 and l.contact_id = $2
      order by l.position, l.id`,
    [by.tenantId, contactId],
  );

/**
 * Puts a contact at a company, or changes what they are there.
 * @param start where a change of their role began, `was` as `roleValue` says it; without it, they are put there anew
 * @throws Invalid (fields company, also when they are there already; role), EditConflict when somebody else changed their role meanwhile, NotFound, NotAllowed
 */
export async function joinCompany(
  by: Member,
  contactId: string,
  link: { readonly companyId: string; readonly role: string; readonly first: boolean },
  start?: EditStart,
): Promise<void> {
  demand(by, 'write');
  const typed = link.role.trim() || null;
  if (typed !== null && typed.length > LONGEST_NAME)
    throw new Invalid({ role: { key: 'form.tooLong', params: { count: LONGEST_NAME } } });
  const contact = await contactForChange(by, contactId);
  const company = await companyNamed(by, link.companyId);
  if (!company) throw new Invalid({ company: 'form.choose' });
  const role = start ? await roleToWrite(by, contact, company.id, typed, start) : typed;
  const written = await change(
    `insert into contact_companies (tenant_id, id, contact_id, company_id, role, restricted_at, position)
     select $1, $2, $3, $4, $5, (select restricted_at from contacts where tenant_id = $1 and id = $3),
            case when $6 then coalesce(min(position), 0) - 1 else coalesce(max(position), -1) + 1 end
       from contact_companies where tenant_id = $1 and contact_id = $3
     on conflict (tenant_id, contact_id, company_id) do ${
       start
         ? `update set role = excluded.role,
                       position = case when $6 then excluded.position else contact_companies.position end`
         : 'nothing'
     }`,
    [by.tenantId, newId(), contactId, company.id, role, link.first],
  );
  if (written === 0) throw new Invalid({ company: 'contacts.company.known' });
  await finish(by, contact);
}

/** A role as a text that is never empty: what an edit of it is compared with. */
export const roleValue = (role: string | null): string => JSON.stringify(role);

/** The role that is to stand: the typed one, or what others wrote where the sender left it as it was. @throws EditConflict */
async function roleToWrite(
  by: Member,
  { id, version }: Contact,
  companyId: string,
  wanted: string | null,
  start: EditStart,
): Promise<string | null> {
  const [link] = await sql<{ role: string | null }>(
    `select role from contact_companies where tenant_id = $1 and contact_id = $2 and company_id = $3`,
    [by.tenantId, id, companyId],
  );
  const current = link?.role ?? null;
  const outcome = editOutcome(start, { version, current: roleValue(current), wanted: roleValue(wanted) });
  if (outcome === 'conflict')
    throw new EditConflict({ field: 'role', theirs: current, yours: wanted, currentVersion: version });
  return outcome === 'same' ? current : wanted;
}

/**
 * Takes a contact out of a company; the next one becomes the one shown.
 * @returns the company's name, and what `undoRemoval` takes to put them back; undefined when they were not there
 * @throws NotFound, NotAllowed
 */
export async function leaveCompany(
  by: Member,
  contactId: string,
  companyId: string,
): Promise<{ readonly name: string; readonly sealed: string } | undefined> {
  demand(by, 'write');
  const contact = await contactForChange(by, contactId);
  const [gone] = isId(companyId)
    ? await sql<{ row: RemovedPart['row']; name: string }>(
        `delete from contact_companies c where tenant_id = $1 and contact_id = $2 and company_id = $3
         returning to_jsonb(c) as row,
                   (select o.name from companies o where o.tenant_id = $1 and o.id = c.company_id) as name`,
        [by.tenantId, contactId, companyId],
      )
    : [];
  if (!gone) return undefined;
  const sealed = await sealRemoved(contactId, 'contact_companies', gone.row);
  await finish(by, contact);
  return { name: gone.name, sealed };
}

async function finish(by: Member, contact: Contact): Promise<void> {
  await refreshContact(contact.id);
  await record(asActor(by), 'contact.changed', { kind: 'contact', id: contact.id }, { fields: ['company'] });
}
