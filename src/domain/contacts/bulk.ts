import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { sortKey } from '../names.ts';
import { givePurposesToNew } from '../privacy/purposes/contact-purposes.ts';
import { refuseRestricted } from '../privacy/restriction/at-address.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { phoneLabel } from './phone-number.ts';
import { findableColumns } from './search-text.ts';

/** A contact to be written as it is. Addresses in lower case, numbers in E.164: see `readEmail` and `readPhone`. */
export interface ContactRow {
  readonly id?: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle?: string | null;
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  /** The first is the one shown in lists. */
  readonly companies?: readonly { readonly id: string; readonly name: string; readonly role?: string | null }[];
  readonly ownerId?: string | null;
  readonly source?: 'user' | 'import' | 'form' | 'demo';
  readonly lastActivityAt?: Date | null;
  readonly createdAt?: Date;
  readonly createdBy?: string | null;
}

const ROWS_PER_STATEMENT = 1_000;

/**
 * Writes many contacts in the open transaction, a thousand per statement, with their addresses, numbers and companies
 * and every column that repeats them, and the purposes the tenant has chosen for new contacts. For seeds, imports and single contacts alike; writes no audit, and checks
 * nothing but that nobody whose processing is restricted comes back as somebody new. Await it alone.
 * @returns the ids, in the order of the rows
 * @throws Invalid (fields email, phone) when an address or number is a restricted person's: an import leaves such rows out (`screenImport`)
 */
export async function insertContacts(rows: readonly ContactRow[]): Promise<string[]> {
  await refuseRestricted(
    { emails: rows.flatMap(({ emails = [] }) => emails), phones: rows.flatMap(({ phones = [] }) => phones) },
    { email: 'email', phone: 'phone' },
  );
  const ids: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const batch = rows.slice(at, at + ROWS_PER_STATEMENT).map((row) => ({ ...row, id: row.id ?? newId() }));
    // Started together: they travel together, in this order.
    await Promise.all([
      insertBatch(batch),
      insertEmails(batch),
      insertPhones(batch),
      insertCompanies(batch),
      givePurposesToNew(batch),
    ]);
    for (const { id } of batch) ids.push(id);
  }
  return ids;
}

type Batch = readonly (ContactRow & { readonly id: string })[];

async function insertBatch(batch: Batch): Promise<void> {
  const created = now();
  const columns = batch.map((row) => findableColumns({ ...row, emails: row.emails ?? [], phones: row.phones ?? [] }));
  await change(
    `insert into contacts (tenant_id, id, given_name, family_name, sort_name, search_text, job_title, email, phone,
                           company_id, company_name, company_sort, owner_id, source, last_activity_at, created_at,
                           updated_at, created_by)
     select $1, n.id, n.given_name, n.family_name, n.sort_name, n.search_text, n.job_title, n.email, n.phone,
            n.company_id, n.company_name, n.company_sort, n.owner_id, n.source, n.last_activity_at, n.created_at,
            n.created_at, n.created_by
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::uuid[], $11::text[], $12::text[], $13::uuid[], $14::text[], $15::timestamptz[],
                   $16::timestamptz[], $17::uuid[])
         as n(id, given_name, family_name, sort_name, search_text, job_title, email, phone, company_id, company_name,
              company_sort, owner_id, source, last_activity_at, created_at, created_by)`,
    [
      currentTenantId(),
      batch.map(({ id }) => id),
      batch.map(({ givenName }) => givenName),
      batch.map(({ familyName }) => familyName),
      columns.map(({ sort_name }) => sort_name),
      columns.map(({ search_text }) => search_text),
      batch.map(({ jobTitle }) => jobTitle ?? null),
      columns.map(({ email }) => email),
      columns.map(({ phone }) => phone),
      batch.map(({ companies }) => companies?.[0]?.id ?? null),
      batch.map(({ companies }) => companies?.[0]?.name ?? null),
      batch.map(({ companies }) => (companies?.[0] ? sortKey(companies[0].name) : null)),
      batch.map(({ ownerId }) => ownerId ?? null),
      batch.map(({ source }) => source ?? 'user'),
      batch.map(({ lastActivityAt }) => lastActivityAt ?? null),
      batch.map(({ createdAt }) => createdAt ?? created),
      batch.map(({ createdBy }) => createdBy ?? null),
    ],
  );
}

async function insertEmails(batch: Batch): Promise<void> {
  const emails = batch.flatMap(({ id, emails = [], createdAt = now() }) =>
    emails.map((address, position) => ({ id, address, position, since: createdAt })),
  );
  if (emails.length === 0) return;
  await change(
    `insert into contact_emails (tenant_id, id, contact_id, address, position, on_file_since)
     select $1, n.id, n.contact_id, n.address, n.position, n.since
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::timestamptz[]) as n(id, contact_id, address, position, since)`,
    [
      currentTenantId(),
      emails.map(() => newId()),
      emails.map(({ id }) => id),
      emails.map(({ address }) => address),
      emails.map(({ position }) => position),
      emails.map(({ since }) => since),
    ],
  );
}

async function insertPhones(batch: Batch): Promise<void> {
  const phones = batch.flatMap(({ id, phones = [] }) => phones.map((number, position) => ({ id, number, position })));
  if (phones.length === 0) return;
  await change(
    `insert into contact_phones (tenant_id, id, contact_id, number, label, position)
     select $1, n.id, n.contact_id, n.number, n.label, n.position
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[]) as n(id, contact_id, number, label, position)`,
    [
      currentTenantId(),
      phones.map(() => newId()),
      phones.map(({ id }) => id),
      phones.map(({ number }) => number),
      phones.map(({ number }) => phoneLabel(number)),
      phones.map(({ position }) => position),
    ],
  );
}

async function insertCompanies(batch: Batch): Promise<void> {
  const links = batch.flatMap(({ id, companies = [] }) =>
    companies.map((company, position) => ({ id, companyId: company.id, role: company.role ?? null, position })),
  );
  if (links.length === 0) return;
  await change(
    `insert into contact_companies (tenant_id, id, contact_id, company_id, role, position)
     select $1, n.id, n.contact_id, n.company_id, n.role, n.position
       from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[])
         as n(id, contact_id, company_id, role, position)`,
    [
      currentTenantId(),
      links.map(() => newId()),
      links.map(({ id }) => id),
      links.map(({ companyId }) => companyId),
      links.map(({ role }) => role),
      links.map(({ position }) => position),
    ],
  );
}
