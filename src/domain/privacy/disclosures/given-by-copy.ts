import { now, osloDay } from '../../clock.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { storedDocument } from '../access/stored-document.ts';
import { disclosedCategories, type DisclosedCategory } from './disclosed-categories.ts';
import { recordDisclosure } from './disclosure-log.ts';

/** A copy of a contact's data that has just been opened by its link, or handed over. */
export interface GivenCopy {
  readonly packageId: string;
  readonly contactId: string | null;
  readonly fileKey: string | null;
  /** The member who handed it over; null for a link. */
  readonly by: string | null;
}

/** What the sections of a copy are in the log's words; a section that is not named here is `other`. */
const sectionsAre: Readonly<Record<string, readonly DisclosedCategory[]>> = {
  contacts: ['name', 'work'],
  contact_companies: ['work'],
  contact_emails: ['email'],
  contact_phones: ['phone'],
  contact_addresses: ['address'],
  deals: ['deals'],
  activities: ['activities'],
  contact_purposes: ['consents'],
  source_notices: ['consents'],
  consent_events: ['consents'],
  suppressions: ['consents'],
};

/**
 * Writes that a copy was given to the one who asked for its person, in the transaction in which they got it. Who asks for
 * themselves is given nothing of anybody. A copy has one line, however often it is opened.
 */
export async function recordCopyGiven({ packageId, contactId, fileKey, by }: GivenCopy): Promise<void> {
  if (contactId === null) return;
  const [asker] = await sql<{ name: string; email: string | null }>(
    `select r.requester_name as name, r.requester_email as email
       from access_packages p join data_subject_requests r on r.tenant_id = $1 and r.id = p.request_id
      where p.tenant_id = $1 and p.id = $2 and r.represented_as is not null`,
    [currentTenantId(), packageId],
  );
  if (!asker) return;
  const document = fileKey === null ? undefined : await storedDocument(currentTenantId(), fileKey);
  const held = (document?.sections ?? []).flatMap(({ name, rows }) =>
    rows.length === 0 ? [] : (sectionsAre[name] ?? (['other'] as const)),
  );
  const categories = disclosedCategories.filter((category) => held.includes(category));
  await recordDisclosure(
    contactId,
    {
      id: packageId,
      recipient: asker.name,
      email: asker.email,
      categories: categories.length === 0 ? ['other'] : categories,
      act: 'copy',
      why: '',
      givenOn: osloDay(),
    },
    { at: now(), by },
  );
}
