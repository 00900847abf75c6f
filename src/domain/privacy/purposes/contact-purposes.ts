import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Contact } from '../../contacts/contact.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { isSource, type Basis, type Source } from './purpose.ts';
import { findPurpose } from './purposes.ts';

/** What one purpose rests on for one person: purpose, basis, source, when, and who wrote it down. */
export interface ContactPurpose {
  readonly purposeId: string;
  readonly code: string;
  readonly titleNb: string;
  readonly titleEn: string;
  readonly basis: Basis;
  readonly source: Source;
  readonly since: Date;
  readonly recordedAt: Date;
  /** Null for the tenant's default. */
  readonly recordedBy: string | null;
  /** The purpose holds, and still on this basis. */
  readonly inForce: boolean;
}

/**
 * Writes down that a contact's data serves a purpose, on that purpose's basis. Consent is never written down here: it is
 * given, and stands in the ledger.
 * @param typed `since` as `YYYY-MM-DD`; empty for today
 * @throws Invalid (fields purpose, source, since), NotFound, NotAllowed
 */
export async function setContactPurpose(
  by: Member,
  contactId: string,
  typed: { readonly purposeId: string; readonly source: string; readonly since: string },
): Promise<void> {
  demand(by, 'write');
  if (typed.purposeId === '') throw new Invalid({ purpose: 'form.choose' });
  const purpose = await findPurpose(typed.purposeId);
  if (purpose.basis === 'consent' || !purpose.enabled) throw new Invalid({ purpose: 'form.choose' });
  const source = typed.source;
  if (!isSource(source) || source === 'default') throw new Invalid({ source: 'form.choose' });
  if (purpose.marketing === 'existing-customer' && source !== 'sale')
    throw new Invalid({ source: 'consents.contact.saleNeeded' });
  const since = readDay(typed.since);
  const contact = await Contact.forChange(by, contactId);
  await Promise.all([
    change(
      `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since, recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant_id, contact_id, purpose_id) do update
          set basis = excluded.basis, source = excluded.source, since = excluded.since,
              recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
      [by.tenantId, newId(), contact.id, purpose.id, purpose.basis, source, since, now(), by.id],
    ),
    record(asActor(by), 'contact.purpose-set', { kind: 'contact', id: contact.id }, { purpose: purpose.code }),
  ]);
}

function readDay(typed: string): Date {
  if (typed === '') return now();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T12:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime())) throw new Invalid({ since: 'form.date' });
  if (day.getTime() > now().getTime() + 86_400_000) throw new Invalid({ since: 'consents.contact.future' });
  return day;
}

/** Takes a purpose from a contact; one they do not have stays away. @throws NotFound, NotAllowed */
export async function removeContactPurpose(by: Member, contactId: string, purposeId: string): Promise<void> {
  demand(by, 'write');
  const [contact, purpose] = [await Contact.forChange(by, contactId), await findPurpose(purposeId)];
  const removed = await change(
    `delete from contact_purposes where tenant_id = $1 and contact_id = $2 and purpose_id = $3`,
    [by.tenantId, contact.id, purpose.id],
  );
  if (removed > 0)
    await record(
      asActor(by),
      'contact.purpose-removed',
      { kind: 'contact', id: contact.id },
      { purpose: purpose.code },
    );
}

/**
 * Gives new contacts the purposes the tenant has chosen for them, in the open transaction. Neither a consent nor a
 * marketing purpose is ever among them.
 */
export const givePurposesToNew = (
  contacts: readonly { readonly id: string; readonly createdBy?: string | null }[],
): Promise<number> =>
  change(
    `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since, recorded_at, recorded_by)
     select $1, gen_random_uuid(), n.id, p.id, p.basis, 'default', $4, $4, n.created_by
       from unnest($2::uuid[], $3::uuid[]) as n(id, created_by)
       join purposes p on p.tenant_id = $1 and p.enabled and p.for_new_contacts and p.basis <> 'consent' and p.marketing is null
     on conflict (tenant_id, contact_id, purpose_id) do nothing`,
    [currentTenantId(), contacts.map(({ id }) => id), contacts.map(({ createdBy }) => createdBy ?? null), now()],
  );

/** How many contacts one press gives a purpose to; a tenant with more presses again. */
export const MOST_AT_ONCE = 5_000;

/**
 * Gives a purpose to the contacts for whom no purpose at all is written down, at most MOST_AT_ONCE of them.
 * @returns how many got it, and how many are left
 * @throws Invalid (field `purpose`) for consent and marketing, which nobody gets by the thousand, and for one that is off
 */
export async function givePurposeToAllWithout(
  by: Member,
  purposeId: string,
): Promise<{ readonly given: number; readonly left: number }> {
  demand(by, 'privacy');
  const purpose = await findPurpose(purposeId);
  if (purpose.basis === 'consent' || purpose.marketing !== null || !purpose.enabled)
    throw new Invalid({ purpose: 'consents.bulk.notThis' });
  const given = await change(
    `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since, recorded_at, recorded_by)
     select $1, gen_random_uuid(), c.id, $2, $3, 'other', c.created_at, $4, $5
       from contacts c
      where c.tenant_id = $1 and c.deleted_at is null and c.anonymised_at is null
        and not exists (select from contact_purposes b where b.tenant_id = $1 and b.contact_id = c.id)
      limit ${MOST_AT_ONCE}
     on conflict (tenant_id, contact_id, purpose_id) do nothing`,
    [by.tenantId, purpose.id, purpose.basis, now(), by.id],
  );
  await record(asActor(by), 'purpose.given', { kind: 'purpose', id: purpose.id }, { rows: given });
  return { given, left: await countWithoutPurpose() };
}

/** How many contacts have no purpose written down, counted no further than MOST_AT_ONCE. */
export async function countWithoutPurpose(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from (
       select from contacts c
        where c.tenant_id = $1 and c.deleted_at is null and c.anonymised_at is null
          and not exists (select from contact_purposes b where b.tenant_id = $1 and b.contact_id = c.id)
        limit ${MOST_AT_ONCE}) counted`,
    [currentTenantId()],
  );
  return row?.count ?? 0;
}
