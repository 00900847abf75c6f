import { record } from '../../audit/audit.ts';
import { isDay, now } from '../../clock.ts';
import { contactForChange } from '../../contacts/contact-for-change.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { addressMarks } from '../suppression/address-hash.ts';
import { addressesOf } from '../suppression/addresses-of.ts';
import { reopenNotices, saidByThemselves, settleNotices } from '../informing/settled.ts';
import { isSource, type Basis, type MarketingRule, type Source } from './purpose.ts';
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
  /** The marks of the addresses that were given at the sale; null where it comes from none, or from before they were kept. */
  readonly givenFor: readonly string[] | null;
  readonly recordedAt: Date;
  /** Null for the tenant's default. */
  readonly recordedBy: string | null;
  /** The purpose holds, and still on this basis. */
  readonly inForce: boolean;
}

/** What somebody chose for a contact, or for many: a purpose, where its basis comes from, and since when. */
export interface TypedContactPurpose {
  readonly purposeId: string;
  readonly source: string;
  /** `YYYY-MM-DD`; empty for today. */
  readonly since: string;
}

/** The same, read. */
export interface ReadContactPurpose {
  readonly id: string;
  readonly code: string;
  readonly basis: Exclude<Basis, 'consent'>;
  readonly marketing: MarketingRule | null;
  readonly source: Source;
  readonly since: Date;
}

/**
 * Reads what was chosen. Consent is never written down like this: it is given, and stands in the ledger.
 * @throws Invalid (fields purpose, source, since), NotFound
 */
export async function readContactPurpose(typed: TypedContactPurpose): Promise<ReadContactPurpose> {
  if (typed.purposeId === '') throw new Invalid({ purpose: 'form.choose' });
  const { id, code, basis, marketing, enabled } = await findPurpose(typed.purposeId);
  if (basis === 'consent' || !enabled) throw new Invalid({ purpose: 'form.choose' });
  const source = typed.source;
  if (!isSource(source) || source === 'default') throw new Invalid({ source: 'form.choose' });
  if (marketing === 'existing-customer' && source !== 'sale')
    throw new Invalid({ source: 'consents.contact.saleNeeded' });
  return { id, code, basis, marketing, source, since: readDay(typed.since) };
}

/**
 * Writes down that a contact's data serves a purpose, on that purpose's basis; of a sale, with which addresses it was made: those
 * the contact has now, by their marks.
 * @throws Invalid (fields purpose, source, since), NotFound, NotAllowed
 */
export async function setContactPurpose(by: Member, contactId: string, typed: TypedContactPurpose): Promise<void> {
  demand(by, 'write');
  const purpose = await readContactPurpose(typed);
  const contact = await contactForChange(by, contactId);
  const givenFor =
    purpose.source === 'sale' ? await addressMarks((await addressesOf([contact.id])).get(contact.id) ?? []) : null;
  await Promise.all([
    change(
      `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since, recorded_at, recorded_by, given_for)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (tenant_id, contact_id, purpose_id) do update
          set basis = excluded.basis, source = excluded.source, since = excluded.since,
              recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by, given_for = excluded.given_for,
              given_together = null`,
      [
        by.tenantId,
        newId(),
        contact.id,
        purpose.id,
        purpose.basis,
        purpose.source,
        purpose.since,
        now(),
        by.id,
        givenFor,
      ],
    ),
    record(asActor(by), 'contact.purpose-set', { kind: 'contact', id: contact.id }, { purpose: purpose.code }),
    (saidByThemselves(purpose.source) ? settleNotices : reopenNotices)([contact.id]),
  ]);
}

function readDay(typed: string): Date {
  if (typed === '') return now();
  if (!isDay(typed)) throw new Invalid({ since: 'form.date' });
  const day = new Date(`${typed}T12:00:00Z`);
  if (day.getTime() > now().getTime() + 86_400_000) throw new Invalid({ since: 'consents.contact.future' });
  return day;
}

/** Takes a purpose from a contact; one they do not have stays away. @throws NotFound, NotAllowed */
export async function removeContactPurpose(by: Member, contactId: string, purposeId: string): Promise<void> {
  demand(by, 'write');
  const [contact, purpose] = [await contactForChange(by, contactId), await findPurpose(purposeId)];
  const removed = await change(
    `delete from contact_purposes where tenant_id = $1 and contact_id = $2 and purpose_id = $3`,
    [by.tenantId, contact.id, purpose.id],
  );
  if (removed === 0) return;
  await record(asActor(by), 'contact.purpose-removed', { kind: 'contact', id: contact.id }, { purpose: purpose.code });
  await reopenNotices([contact.id]);
}

/**
 * Gives new contacts the purposes the tenant has chosen for them, in the open transaction: with the tenant's choice as the source and
 * nobody as who wrote it down, since nobody did. Neither a consent nor a marketing purpose is ever among them.
 */
export async function givePurposesToNew(contacts: readonly { readonly id: string }[]): Promise<number> {
  const purposes = await sql<{ id: string; basis: string }>(
    `select id, basis from purposes
      where tenant_id = $1 and enabled and for_new_contacts and basis <> 'consent' and marketing is null`,
    [currentTenantId()],
  );
  const given = contacts.flatMap(({ id: contact }) => purposes.map((purpose) => ({ id: newId(), contact, purpose })));
  if (given.length === 0) return 0;
  return change(
    `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since, recorded_at, recorded_by)
     select $1, n.id, n.contact_id, n.purpose_id, n.basis, 'default', $6, $6, null
       from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) as n (id, contact_id, purpose_id, basis)
     on conflict (tenant_id, contact_id, purpose_id) do nothing`,
    [
      currentTenantId(),
      given.map(({ id }) => id),
      given.map(({ contact }) => contact),
      given.map(({ purpose }) => purpose.id),
      given.map(({ purpose }) => purpose.basis),
      now(),
    ],
  );
}
