import { timelineOf, type TimelineEntry } from '../../activities/timeline.ts';
import { companiesOf, type ContactCompany } from '../../contacts/contact-companies.ts';
import { contactFacts, dealsOfContact, type ContactDeal, type ContactFacts } from '../../contacts/contact-record.ts';
import { channelsOf, type Channel } from '../../contacts/channels.ts';
import { sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { linesOf, type ListedDisclosure } from '../disclosures/disclosure-log.ts';
import { inCase } from './in-case.ts';
import { placesOf, type Places } from './places.ts';
import { findRestriction, type Restriction } from './restriction.ts';

/** What is restricted, as the case shows it: all there is about a person, or one activity. */
export interface RestrictedRecord extends Places {
  readonly restriction: Restriction;
  readonly contact: ContactFacts | undefined;
  readonly channels: readonly Channel[];
  readonly companies: readonly ContactCompany[];
  readonly deals: readonly ContactDeal[];
  /** To whom data about the person was given, with the lines that were taken back. */
  readonly disclosures: readonly ListedDisclosure[];
  /** Tasks and what has happened, at most 80; or the one activity. */
  readonly activities: readonly RestrictedActivity[];
}

export type RestrictedActivity = Pick<
  TimelineEntry,
  'id' | 'kind' | 'title' | 'body' | 'byName' | 'happenedAt' | 'dueAt' | 'doneAt'
>;

/** The record behind a restriction, for the case alone. @throws NotFound, NotAllowed */
export async function restrictedRecord(by: Member, id: string): Promise<RestrictedRecord> {
  return inCase(by, async () => {
    const restriction = await findRestriction(by, id);
    const { contactId, activityId } = restriction;
    if (activityId !== null)
      return {
        restriction,
        contact: contactId === null ? undefined : await contactFacts(by, contactId),
        channels: [],
        companies: [],
        deals: [],
        disclosures: [],
        activities: await oneActivity(by, activityId),
        ...nowhere,
      };
    const person = contactId ?? '';
    const [contact, channels, companies, deals, disclosures, { tasks, events }] = await Promise.all([
      contactFacts(by, person),
      channelsOf(by, person),
      companiesOf(by, person),
      dealsOfContact(by, person),
      linesOf(person),
      timelineOf(by, { kind: 'contact', id: person }),
    ]);
    const elsewhere = restriction.liftedAt === null ? await placesOf(id, person) : nowhere;
    return {
      restriction,
      contact,
      channels,
      companies,
      deals,
      disclosures,
      activities: [...tasks, ...events],
      ...elsewhere,
    };
  });
}

const nowhere: Places = { more: 'none', places: [], also: [] };

const oneActivity = (by: Member, id: string): Promise<RestrictedActivity[]> =>
  sql<RestrictedActivity>(
    `select a.id, a.kind, a.subject as title, a.body, m.name as "byName", a.happened_at as "happenedAt",
            a.due_at as "dueAt", a.done_at as "doneAt"
       from activities a left join members m on m.tenant_id = a.tenant_id and m.id = a.by_member
      where a.tenant_id = $1 and a.id = $2`,
    [by.tenantId, id],
  );
