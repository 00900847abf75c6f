import { record } from '../../audit/audit.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { fullName } from '../../names.ts';
import { outside } from '../../outside.ts';
import { sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { addressOfLink, makeLink, type OpenedLink } from '../consent/links.ts';
import { presentContact } from '../consent/never-widened.ts';
import { noticeKey, writeMailedLine } from '../informing/notice-lines.ts';
import { tenantInWords } from '../inventory/controller-party.ts';
import { addressBeforeRequests } from '../requests/channel-on-file.ts';
import { addressesOf } from '../suppression/addresses-of.ts';
import type { Address } from '../suppression/address-hash.ts';
import { isToldWhenRecorded } from '../suppression/screen.ts';

type Language = 'nb' | 'en';

/**
 * Mails a person the link to their own page, at the address on file and no other.
 * @param linkTo the full address of the page for a token, from the configured public URL
 * @returns the address it is sent to
 * @throws Invalid (field `person`) when no address is on file, or none that was there before a request that waits; NotFound, also for who is restricted; NotAllowed
 */
export async function sendPersonPage(
  by: Member,
  contactId: string,
  language: Language,
  linkTo: (tenantId: string, token: string, language: Language) => string,
): Promise<string> {
  demand(by, 'privacy');
  const address = await firstAddress(by.tenantId, contactId);
  const token = await makeLink('person', contactId, contactId, address);
  const id = newId();
  await writeMail('person-page', {
    to: address.value,
    language,
    params: { controller: by.tenantName, link: linkTo(by.tenantId, token, language) },
    key: noticeKey(id),
  });
  await writeMailedLine(by, { id, contactId });
  await record(asActor(by), 'access.page-sent', { kind: 'contact', id: contactId });
  return address.value;
}

/**
 * Tells somebody who has been here before, or has asked to be left alone, that they have been written down anew: by whom, and on their own
 * page what, from where, why, for how long and their rights (Art. 13 and 14; hard case 33). Who was erased is known by nothing but the
 * suppression, so it is told to whoever is on that list, and nothing of before, since nothing of it is kept. In the open transaction,
 * which has just made the record.
 */
export async function tellOfNewRecord(by: Member, contactId: string, email: string): Promise<void> {
  if (!(await isToldWhenRecorded(email))) return;
  const [tenant] = await sql<{ language: Language }>(`select language from tenants where id = $1`, [by.tenantId]);
  const id = newId();
  await mailRecorded(by, { contactId, email, language: tenant?.language ?? 'nb', key: noticeKey(id) });
  await writeMailedLine(by, { id, contactId });
}

/** A mail that tells somebody that they have been written down. */
export interface RecordedMail {
  readonly contactId: string;
  readonly email: string;
  readonly language: Language;
  /** The mail's business key. */
  readonly key: string;
}

/** Mails somebody that they have been written down, by whom, and the link to their own page with the rest, in the open transaction. */
export async function mailRecorded(by: Member, { contactId, email, language, key }: RecordedMail): Promise<void> {
  const token = await makeLink('person', contactId, contactId, { channel: 'email', value: email });
  await writeMail('person-page', {
    to: email,
    language,
    params: {
      controller: by.tenantName,
      link: `${outside().publicUrl}/no/${language}/person/${by.tenantId}/${token}`,
      recorded: await tenantInWords(language),
    },
    key,
  });
  await record(asActor(by), 'access.page-sent', { kind: 'contact', id: contactId });
}

async function firstAddress(tenantId: string, contactId: string): Promise<Address> {
  const [contact] = isId(contactId)
    ? await sql<{ email: string | null; known: string | null }>(
        `select c.email, ${addressBeforeRequests('c.id')} as known
           from contacts c where c.tenant_id = $1 and c.id = $2 and c.anonymised_at is null`,
        [tenantId, contactId],
      )
    : [];
  if (!contact) throw new NotFound('contact');
  const { email, known } = contact;
  if (known === null) throw new Invalid({ person: email === null ? 'access.noAddress' : 'access.newAddress' });
  return { channel: 'email', value: known };
}

/** A person behind their link, while it is theirs. */
export interface Visitor {
  readonly link: OpenedLink;
  readonly contactId: string;
  readonly address: Address;
  readonly tenantName: string;
  readonly name: string;
  readonly restricted: boolean;
}

/**
 * Undefined when the link opens nothing, the mailbox is no longer theirs, or they are gone: nobody is told which. A customer that has
 * ended still has them until its erasure takes the record, so until then their page is there.
 */
export async function visitorOf(link: OpenedLink): Promise<Visitor | undefined> {
  const contactId = await presentContact(link.contactId);
  const [found] = await sql<{ tenantName: string; givenName: string; familyName: string; restricted: boolean }>(
    `select t.name as "tenantName", c.given_name as "givenName", c.family_name as "familyName",
            c.restricted_at is not null as restricted
       from contacts c join tenants t on t.id = c.tenant_id
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
