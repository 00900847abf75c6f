import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { fullName } from '../../names.ts';
import { change, inTenant, readingTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { addressOfLink, makeLink, openLink, type OpenedLink } from '../consent/links.ts';
import { presentContact } from '../consent/never-widened.ts';
import { addEvent, requester } from '../requests/events.ts';
import type { RequestKind } from '../requests/kinds.ts';
import { keepRequest } from '../requests/receive-request.ts';
import { inCase } from '../restriction/in-case.ts';
import { addressesOf } from '../suppression/addresses-of.ts';
import type { Address } from '../suppression/address-hash.ts';
import type { DocumentConsent, DocumentRecipient, DocumentSection } from './document.ts';
import { gatherTable, sectionOf, tablesFor } from './gather.ts';
import { identitiesOf } from './identities.ts';
import { consentsOf, originOfContact, recipientsOf } from './told.ts';

type Language = 'nb' | 'en';

/** Rights that the page has a button for, in the order the law has them; consent has a page of its own. */
export const rightsByButton = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'right-to-object',
] as const satisfies readonly RequestKind[];
export type RightByButton = (typeof rightsByButton)[number];
export const isRightByButton = (text: string): text is RightByButton => rightsByButton.some((right) => right === text);

/**
 * Mails a person the link to their own page, at the address on file and no other.
 * @param linkTo the full address of the page for a token, from the configured public URL
 * @returns the address it is sent to
 * @throws Invalid (field `person`) when no address is on file; NotFound, NotAllowed
 */
export async function sendPersonPage(
  by: Member,
  contactId: string,
  language: Language,
  linkTo: (tenantId: string, token: string, language: Language) => string,
): Promise<string> {
  demand(by, 'privacy');
  const address = await inCase(by, () => firstAddress(by.tenantId, contactId));
  if (!address) throw new Invalid({ person: 'access.noAddress' });
  const token = await makeLink('person', contactId, contactId, address);
  await writeMail('person-page', {
    to: address.value,
    language,
    params: { controller: by.tenantName, link: linkTo(by.tenantId, token, language) },
    key: `person-page:${contactId}:${now().getTime()}`,
  });
  await record(asActor(by), 'access.page-sent', { kind: 'contact', id: contactId });
  return address.value;
}

async function firstAddress(tenantId: string, contactId: string): Promise<Address | undefined> {
  const [contact] = isId(contactId)
    ? await sql<{ email: string | null }>(
        `select email from contacts where tenant_id = $1 and id = $2 and anonymised_at is null`,
        [tenantId, contactId],
      )
    : [];
  if (!contact) throw new NotFound('contact');
  return contact.email === null ? undefined : { channel: 'email', value: contact.email };
}

/** A request of theirs, as the page shows it. */
export interface OwnRequest {
  readonly kind: RequestKind;
  readonly receivedAt: Date;
  /** The last day of the answer, `YYYY-MM-DD`. */
  readonly targetOn: string;
  readonly answeredAt: Date | null;
  readonly open: boolean;
}

/** Everything a person's own page shows. */
export interface PersonPage {
  readonly tenantName: string;
  readonly name: string;
  readonly restricted: boolean;
  readonly source: string;
  /** `YYYY-MM-DD`; empty where no day is known. */
  readonly until: string;
  /** What is held, whole. */
  readonly sections: readonly DocumentSection[];
  /** What was written and done, as numbers: it may name others, so its texts come with a reviewed copy. */
  readonly counted: readonly { readonly title: string; readonly rows: number }[];
  readonly consents: readonly DocumentConsent[];
  readonly recipients: readonly DocumentRecipient[];
  readonly requests: readonly OwnRequest[];
  /** Of a link to the page of all their choices. */
  readonly preferences: string;
  readonly expiresAt: Date;
}

/** Tables that are theirs alone and hold nobody else's words. */
const shownWhole: ReadonlySet<string> = new Set([
  'contacts',
  'contact_emails',
  'contact_phones',
  'contact_addresses',
  'contact_companies',
  'contact_purposes',
]);

/** What stands in a part of its own on the page. */
const shownApart: ReadonlySet<string> = new Set(['consent_events', 'data_subject_requests']);

/** A person behind their link, while it is theirs. */
interface Visitor {
  readonly link: OpenedLink;
  readonly contactId: string;
  readonly address: Address;
  readonly tenantName: string;
  readonly name: string;
  readonly restricted: boolean;
}

/** Undefined when the link opens nothing, the mailbox is no longer theirs, or they are gone: nobody is told which. */
async function visitorOf(link: OpenedLink): Promise<Visitor | undefined> {
  const contactId = await presentContact(link.contactId);
  const [found] = await sql<{ tenantName: string; givenName: string; familyName: string; restricted: boolean }>(
    `select t.name as "tenantName", c.given_name as "givenName", c.family_name as "familyName",
            c.restricted_at is not null as restricted
       from contacts c join tenants t on t.id = c.tenant_id and t.ended_at is null
      where c.tenant_id = $1 and c.id = $2 and c.anonymised_at is null`,
    [link.tenantId, contactId],
  );
  if (!found) return undefined;
  const addresses = (await addressesOf([contactId])).get(contactId) ?? [];
  const address = await addressOfLink(
    link,
    addresses.filter(({ channel }) => channel === 'email'),
  );
  const { givenName, familyName, ...visitor } = found;
  return address && { link, contactId, address, ...visitor, name: fullName(givenName, familyName) };
}

/** What a person's own page shows, restricted or not. Undefined when the link opens nothing. */
export async function personPage(tenantId: string, token: string, language: Language): Promise<PersonPage | undefined> {
  const link = await openLink(tenantId, token, 'person');
  if (!link) return undefined;
  return readingTenant(tenantId, () => seeingRestricted(() => pageOf(link, language)));
}

async function pageOf(link: OpenedLink, language: Language): Promise<PersonPage | undefined> {
  const visitor = await visitorOf(link);
  if (!visitor) return undefined;
  const { contactId, tenantName, name, restricted } = visitor;
  const ids = await identitiesOf(contactId);
  const origin = await originOfContact(contactId, language);
  const sections: DocumentSection[] = [];
  for (const table of tablesFor('contact', 'access'))
    sections.push(sectionOf(await gatherTable(table, ids, language, 'access'), language));
  const held = sections.filter(({ rows }) => rows.length > 0);
  return {
    tenantName,
    name,
    restricted,
    source: origin?.source ?? '',
    until: origin?.until ?? '',
    sections: held.filter((section) => shownWhole.has(section.name)),
    counted: held
      .filter((section) => !shownWhole.has(section.name) && !shownApart.has(section.name))
      .map(({ title, rows }) => ({ title, rows: rows.length })),
    consents: await consentsOf(ids, language),
    recipients: await recipientsOf('contact', language, ids),
    requests: await ownRequests(link.tenantId, ids),
    preferences: await makeLink('preferences', contactId, contactId, visitor.address),
    expiresAt: link.expiresAt,
  };
}

const ownRequests = (tenantId: string, ids: readonly string[]): Promise<OwnRequest[]> =>
  sql<OwnRequest>(
    `select kind, received_at as "receivedAt", target_on::text as "targetOn", answered_at as "answeredAt",
            state in ('draft', 'open') as open
       from data_subject_requests
      where tenant_id = $1 and contact_id = any($2::uuid[]) and state not in ('merged', 'dismissed')
      order by received_at desc, id desc limit 50`,
    [tenantId, ids],
  );

/**
 * A person uses a right from their own page. Only they were sent its link, so who asks is shown already and nobody has to
 * be asked again (hard case 23). The same right a second time, while the first waits for its answer, is that request.
 * @param message what is wrong, or what they want to say; may be empty
 * @returns whether the link was open
 */
export async function requestByLink(
  tenantId: string,
  token: string,
  { kind, message, language }: { readonly kind: RightByButton; readonly message: string; readonly language: Language },
): Promise<boolean> {
  const link = await openLink(tenantId, token, 'person');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    const visitor = await seeingRestricted(() => visitorOf(link));
    if (!visitor) return false;
    const { contactId, name, address } = visitor;
    // Two presses at once wait for each other, and the second finds the first's request.
    await seeingRestricted(() =>
      sql(`select from contacts where tenant_id = $1 and id = $2 for update`, [tenantId, contactId]),
    );
    const waiting = await sql(
      `select from data_subject_requests where tenant_id = $1 and contact_id = $2 and kind = $3 and state in ('draft', 'open')`,
      [tenantId, contactId, kind],
    );
    if (waiting.length > 0) return true;
    const id = await keepRequest(
      {
        kind,
        state: 'open',
        channel: 'form',
        language,
        requesterName: name,
        requesterEmail: address.value,
        message,
        receivedAt: now(),
        contactId,
      },
      requester,
    );
    if (id === undefined) throw new Error('a request without a mail cannot have been received before');
    await change(
      `update data_subject_requests set verified_at = $3, verified_how = 'link' where tenant_id = $1 and id = $2`,
      [tenantId, id, now()],
    );
    await addEvent(id, 'identity-confirmed', requester, { details: { newAddress: false } });
    await record(system, 'request.identity-confirmed', { kind: 'request', id });
    return true;
  });
}

/** The name of a contact, restricted ones too, for the pages of their case. @throws NotFound, NotAllowed */
export async function nameForCase(by: Member, contactId: string): Promise<string> {
  const [contact] = isId(contactId)
    ? await inCase(by, () =>
        sql<{ givenName: string; familyName: string }>(
          `select given_name as "givenName", family_name as "familyName" from contacts
            where tenant_id = $1 and id = $2 and anonymised_at is null`,
          [by.tenantId, contactId],
        ),
      )
    : [];
  if (!contact) throw new NotFound('contact');
  return fullName(contact.givenName, contact.familyName);
}
