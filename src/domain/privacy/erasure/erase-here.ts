import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { revokeAccessLinks } from '../access/links.ts';
import { requestColumns, type LockedRequest } from '../requests/locked-request.ts';
import { answerAddress } from '../requests/send-letter.ts';
import { isHeld } from '../holds/legal-holds.ts';
import {
  contactAnonymisingStatement,
  contactReleaseStatements,
  ownRowsStatements,
  soleTraderStatements,
  type ErasureStatement,
} from '../inventory/erasure-sql.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';
import { addressesOf } from '../suppression/addresses-of.ts';
import { suppress } from '../suppression/suppress.ts';
import { carryOutDecisions, mark } from './carry-out-decisions.ts';
import { forgetBroughtRows } from './forget-brought-rows.ts';
import { givenNamePatterns } from './given-name.ts';
import { hideHeld } from './hide-held.ts';
import { spansOf, type Traces } from './traces.ts';
import { pinOwnBusinesses, takeTyped } from './typed-of-business.ts';

/** How many rows were treated in a table. */
export interface TreatedRows {
  readonly table: string;
  readonly rows: number;
  /** They are not about the person, who was taken out of them as somebody decided. */
  readonly ofOthers?: true;
}

/** The same statement, but for rows that the law keeps: those stay as they are, each by itself. */
function sparingHeld({ table, text }: ErasureStatement): ErasureStatement {
  const { columns } = declarationOf(table);
  const spared = 'id' in columns ? `${text} and not (${isHeld(table, `${table}.id`)})` : text;
  return { table, text: table === 'contact_companies' ? `${spared} and not (${leadsToHeld})` : spared };
}

/** The tie to their own business is how what is held with it is found again when the hold ends: until then it stays, between no names. */
const leadsToHeld = `contact_companies.own_business and exists (
  select from legal_holds h
   where h.tenant_id = $1 and h.subject_kind = 'contact' and h.subject_id = contact_companies.contact_id and h.released_at is null
     and h.held_table in ('deals', 'activities'))`;

const companies = soleTraderStatements().map(sparingHeld);
const ownRows = ownRowsStatements().map(sparingHeld);
const releases = contactReleaseStatements('right').map(sparingHeld);
const anonymise = sparingHeld({ table: 'contacts', text: contactAnonymisingStatement('right') });

/**
 * Takes a person out of every table, as the inventory declares it, in the open case. What is held stays as it is, hidden; running
 * it again treats what was held meanwhile and nothing else.
 */
export async function eraseHere(
  erasure: { readonly id: string; readonly contactId: string; readonly neverContact: boolean },
  traces: Traces,
): Promise<TreatedRows[]> {
  const { contactId } = erasure;
  const here = [currentTenantId(), [contactId]];
  const fresh = await sql(
    `select from contacts where tenant_id = $1 and id = any($2::uuid[]) and anonymised_at is null for update`,
    here,
  );
  if (fresh.length > 0) await noteAnswerAddress(contactId);
  if (erasure.neverContact) await suppress([...(await addressesOf([contactId])).values()].flat(), null, 'erased');
  await pinOwnBusinesses(contactId);
  const treated: TreatedRows[] = [
    { table: 'mails', rows: await removeMails(contactId, traces) },
    ...(await carryOutDecisions(erasure.id, traces)),
    { table: 'deals', rows: await neutralTitles(contactId, traces) },
    { table: 'company_import_rows', rows: await forgetBroughtRows(traces) },
  ];
  await endRestrictions(contactId);
  treated.push(...(await closeDoors(contactId)));
  treated.push({ table: 'companies', rows: await takeTyped(erasure.id, contactId, traces, mark) });
  // One after the other: what is found through a deal or a company comes before what loosens the person from it.
  // PostgreSQL takes no value that a statement does not name, and not all of them name the moment.
  for (const { table, text } of companies)
    treated.push({ table, rows: await change(text, text.includes('$3') ? [...here, now()] : here) });
  for (const { table, text } of [...ownRows, ...releases]) treated.push({ table, rows: await change(text, here) });
  treated.push({ table: 'contacts', rows: await change(anonymise.text, [...here, now()]) });
  await hideHeld(contactId);
  await change(
    `delete from outbox where tenant_id = $1 and subject_id = any($2::uuid[]) and done_at is null and kind <> 'erasure'`,
    here,
  );
  if (fresh.length > 0)
    await record(system, 'erasure.carried-out', { kind: 'contact', id: contactId }, { erasure: erasure.id });
  return treated.filter(({ rows }) => rows > 0);
}

/**
 * Where the answers to their open requests go, before the address goes: whoever is erased is owed an answer all the same. It
 * stands on the request until that is written.
 */
async function noteAnswerAddress(contactId: string): Promise<void> {
  const tenantId = currentTenantId();
  const waiting = await sql<LockedRequest>(
    `select ${requestColumns} from data_subject_requests r
      where r.tenant_id = $1 and r.contact_id = $2 and r.state in ('draft', 'open') and r.answer_address is null`,
    [tenantId, contactId],
  );
  for (const request of waiting)
    await change(`update data_subject_requests set answer_address = $3 where tenant_id = $1 and id = $2`, [
      tenantId,
      request.id,
      await answerAddress(tenantId, request),
    ]);
}

/**
 * Closes every link that was sent to the person: copies with their files, and the question who they are. Links to their page
 * and their choices are stored nowhere; they open for the address they were sent to while it is the person's, and it is
 * nobody's any more.
 */
async function closeDoors(contactId: string): Promise<TreatedRows[]> {
  const packages = await revokeAccessLinks({ kind: 'contact', id: contactId });
  const checks = await change(
    `update identity_checks i set expires_at = $3
      where i.tenant_id = $1 and i.expires_at > $3 and i.answered_at is null
        and i.request_id in (select id from data_subject_requests where tenant_id = $1 and contact_id = $2)`,
    [currentTenantId(), contactId, now()],
  );
  return [
    { table: 'access_packages', rows: packages },
    { table: 'identity_checks', rows: checks },
  ];
}

/**
 * Mail to the person, sent or not, that is not to one of the tenant's own members at that address: and what is owed for it
 * (hard case 8). What answers a request of theirs and has not left yet goes out first, and goes then.
 */
async function removeMails(contactId: string, { emails }: Traces): Promise<number> {
  if (emails.length === 0) return 0;
  await change(
    `update mails set gone_when_sent = true
      where tenant_id = $1 and template = 'request-letter' and sent_at is null and lower(to_address) = any($2::text[])
        and id in (select o.subject_id from outbox o
                     join data_subject_request_letters l on l.tenant_id = $1 and o.key = 'request-letter:' || l.id
                     join data_subject_requests r on r.tenant_id = $1 and r.id = l.request_id and r.contact_id = $3
                    where o.tenant_id = $1 and o.kind = 'mail' and o.done_at is null and o.dead_at is null)`,
    [currentTenantId(), emails.map((email) => email.toLowerCase()), contactId],
  );
  const removed = await sql<{ id: string }>(
    `delete from mails
      where tenant_id = $1 and lower(to_address) = any($2::text[]) and not gone_when_sent
        and not exists (select from members m join users u on u.id = m.user_id
                         where m.tenant_id = $1 and lower(u.email) = lower(mails.to_address))
     returning id`,
    [currentTenantId(), emails.map((email) => email.toLowerCase())],
  );
  await change(
    `delete from outbox where tenant_id = $1 and kind = 'mail' and subject_id = any($2::uuid[]) and done_at is null`,
    [currentTenantId(), removed.map(({ id }) => id)],
  );
  return removed.length;
}

/**
 * Titles of deals with them or their own business that name them, by their given name alone too, also of deals that were held when the
 * name still stood in the record.
 */
async function neutralTitles(contactId: string, traces: Traces): Promise<number> {
  const spans = [spansOf(traces)?.source, givenNamePatterns(traces)?.js].filter((part) => part !== undefined);
  if (spans.length === 0) return 0;
  const deals = await sql<{ id: string; title: string }>(
    `select id, title from deals
      where tenant_id = $1 and not (${isHeld('deals', 'deals.id')})
        and (contact_id = $2 or contact_id is null and company_id = any(${ownBusinessesOf('array[$2::uuid]')}))`,
    [currentTenantId(), contactId],
  );
  const named = new RegExp(spans.join('|'), 'iu');
  return change(
    `update deals set title = (select case t.language when 'en' then 'Deal' else 'Salg' end from tenants t where t.id = $1)
      where tenant_id = $1 and id = any($2::uuid[])`,
    [currentTenantId(), deals.filter(({ title }) => named.test(title)).map(({ id }) => id)],
  );
}

/** There is nobody left whose processing could be restricted, nor anywhere they are named. */
async function endRestrictions(contactId: string): Promise<void> {
  await change(
    `delete from restriction_decisions
      where tenant_id = $1 and restriction_id in (select id from restrictions where tenant_id = $1 and contact_id = $2)`,
    [currentTenantId(), contactId],
  );
  await change(
    `update restrictions
        set note = '', told_note = '', told_at = coalesce(told_at, $3), told_how = coalesce(told_how, 'not-told'), lifted_at = $3
      where tenant_id = $1 and contact_id = $2 and lifted_at is null`,
    [currentTenantId(), contactId, now()],
  );
}
