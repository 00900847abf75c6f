import { fieldsOf, type ShownField } from '../custom-fields/field-values.ts';
import { timelineOf, type Timeline } from '../activities/timeline.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { contactStanding, type ContactStanding } from '../privacy/consent/contact-consents.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { channelsOf, type Channel } from './channels.ts';
import { companiesOf, type ContactCompany } from './contact-companies.ts';
import { contactNeighbours, type ContactFilter } from './contact-list.ts';
import { stands } from '../privacy/disclosures/disclosure-log.ts';
import { holdOnContact } from '../privacy/holds/legal-holds.ts';
import { requestThatNeeds } from '../privacy/requests/needs-data.ts';
import { governingRule, type GoverningRule } from '../privacy/retention/governing-rule.ts';
import { privacyOf, type ContactHold, type ContactPrivacy } from './contact-privacy.ts';
import type { ListOrder } from './list-order.ts';

/** The facts of a contact, without what hangs on it. */
export interface ContactFacts {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly source: 'user' | 'import' | 'form' | 'demo';
  readonly createdByName: string | null;
  readonly createdAt: Date;
  readonly lastActivityAt: Date | null;
  readonly version: number;
  readonly deletedAt: Date | null;
  /** Nobody any more: nothing is written about them, and nothing of this changes. */
  readonly erased: boolean;
  readonly privacy: ContactPrivacy;
  /** How many times their data was given to somebody outside. */
  readonly disclosures: number;
  /** Something that was written about them is restricted: they are kept as they are meanwhile. */
  readonly partlyRestricted: boolean;
  /** The tenant's own fields with what they hold here. */
  readonly customFields: readonly ShownField[];
}

/** A deal on a contact's page. */
export interface ContactDeal {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly amountMinor: number | null;
  readonly currency: string;
}

/** Everything a contact's page shows. */
export interface ContactRecord {
  readonly contact: ContactFacts;
  readonly channels: readonly Channel[];
  readonly companies: readonly ContactCompany[];
  readonly deals: readonly ContactDeal[];
  readonly timeline: Timeline;
  /** How they may be contacted, and why they are held. */
  readonly standing: ContactStanding;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

type FactsRow = Omit<ContactFacts, 'privacy' | 'erased'> & {
  readonly anonymisedAt: Date | null;
  readonly rule: GoverningRule | null;
  readonly hold: ContactHold | null;
};

/** A contact's facts, also of one in the trash (see `deletedAt`). @throws NotFound */
export async function contactFacts(by: Member, id: string): Promise<ContactFacts> {
  const [row] = isId(id)
    ? await sql<FactsRow>(
        `select c.id, c.given_name as "givenName", c.family_name as "familyName", c.job_title as "jobTitle", c.email,
                c.phone, c.company_id as "companyId", c.company_name as "companyName", c.owner_id as "ownerId",
                o.name as "ownerName", c.source, m.name as "createdByName", c.created_at as "createdAt",
                c.last_activity_at as "lastActivityAt", c.version, c.deleted_at as "deletedAt",
                c.anonymised_at as "anonymisedAt",
                (select count(*)::int from disclosures d where d.tenant_id = $1 and d.contact_id = c.id and ${stands('d')}) as disclosures,
                ${governingRule('c')} as rule, ${fieldsOf('contact', 'c')} as "customFields",
                exists (select from restrictions x where x.tenant_id = $1 and x.contact_id = c.id and x.lifted_at is null)
                  as "partlyRestricted",
                coalesce(${requestThatNeeds('c')}, ${holdOnContact('c')}) as hold
           from contacts c
           left join members o on o.tenant_id = c.tenant_id and o.id = c.owner_id
           left join members m on m.tenant_id = c.tenant_id and m.id = c.created_by
          where c.tenant_id = $1 and c.id = $2`,
        [by.tenantId, id],
      )
    : [];
  if (!row) throw new NotFound('contact');
  const { anonymisedAt, rule, hold, ...facts } = row;
  return { ...facts, erased: anonymisedAt !== null, privacy: privacyOf({ ...facts, anonymisedAt, rule, hold }) };
}

/** A contact's facts before somebody changes something of theirs. @throws NotFound also when they are in the trash, or erased */
export async function contactToChange(by: Member, id: string): Promise<ContactFacts> {
  const contact = await contactFacts(by, id);
  if (contact.deletedAt || contact.erased) throw new NotFound('contact');
  return contact;
}

/** A contact's deals, the open ones first; at most 20. */
export const dealsOfContact = (by: Member, id: string): Promise<ContactDeal[]> =>
  sql<ContactDeal>(
    `select d.id, d.title, s.name as stage, s.outcome, d.amount_minor as "amountMinor", d.currency
       from deals d join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id
      where d.tenant_id = $1 and d.contact_id = $2 and d.deleted_at is null
      order by d.closed_at desc nulls first, d.id desc limit 20`,
    [by.tenantId, id],
  );

/**
 * A contact's page: statements that travel together, so it costs one round trip, and one more for suppressed addresses.
 * @param list the list the reader came from, whose neighbours are a step away
 * @throws NotFound
 */
export async function contactRecord(
  by: Member,
  id: string,
  list: { readonly filter: ContactFilter; readonly order: ListOrder },
): Promise<ContactRecord> {
  if (!isId(id)) throw new NotFound('contact');
  const [contact, channels, companies, deals, timeline, neighbours, standing] = await Promise.all([
    contactFacts(by, id),
    channelsOf(by, id),
    companiesOf(by, id),
    dealsOfContact(by, id),
    timelineOf(by, { kind: 'contact', id }),
    contactNeighbours(by, list.filter, list.order, id),
    contactStanding(id),
  ]);
  if (!standing) throw new NotFound('contact');
  return { contact, channels, companies, deals, timeline, standing, ...neighbours };
}
