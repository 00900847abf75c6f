import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { editOutcome, type EditStart } from '../edit-outcome.ts';
import { EditConflict, Invalid, NotFound } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { refuseRestricted } from '../privacy/restriction/at-address.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { type ChannelInput, readChannel, type ReadChannel } from './channel-input.ts';
import type { Contact } from './contact.ts';
import { contactForChange } from './contact-for-change.ts';
import { sealRemoved, type RemovedPart } from './removed-part.ts';
import { refreshContact } from './repeated-columns.ts';

/** One way to reach a contact: an e-mail address, a phone number or a postal address. */
export interface Channel {
  readonly id: string;
  readonly kind: 'email' | 'phone' | 'address';
  readonly label: string;
  /** The e-mail address, or the number in E.164; empty for a postal address. */
  readonly value: string;
  readonly lines: readonly string[];
  readonly postalCode: string | null;
  readonly place: string | null;
  readonly countryCode: string | null;
  readonly position: number;
}

const channels = (condition: string): string => `
  select id, 'email' as kind, label, address as value, '{}'::text[] as lines, null as "postalCode", null as place,
         null as "countryCode", position
    from contact_emails where tenant_id = $1 and contact_id = $2 ${condition}
  union all
  select id, 'phone', label, number, '{}', null, null, null, position
    from contact_phones where tenant_id = $1 and contact_id = $2 ${condition}
  union all
  select id, 'address', label, '', lines, postal_code, place, country_code, position
    from contact_addresses where tenant_id = $1 and contact_id = $2 ${condition}
  order by kind, position, id`;

const allChannels = channels('');
const oneChannel = channels('and id = $3');

/** All the ways to reach a contact, in the order they are shown. */
export const channelsOf = (by: Member, contactId: string): Promise<Channel[]> =>
  sql<Channel>(allChannels, [by.tenantId, contactId]);

/** One of a contact's channels. @throws NotFound */
export async function findChannel(by: Member, contactId: string, id: string): Promise<Channel> {
  const [channel] = isId(contactId) && isId(id) ? await sql<Channel>(oneChannel, [by.tenantId, contactId, id]) : [];
  if (!channel) throw new NotFound('channel');
  return channel;
}

const tables = { email: 'contact_emails', phone: 'contact_phones', address: 'contact_addresses' } as const;

/** Adds a way to reach a contact. @throws Invalid, NotFound, NotAllowed */
export async function addChannel(by: Member, contactId: string, input: ChannelInput): Promise<string> {
  demand(by, 'write');
  const channel = readChannel(input);
  const contact = await contactForChange(by, contactId);
  const known = await channelsOf(by, contactId);
  if (channel.kind !== 'address' && known.some(({ kind, value }) => kind === channel.kind && value === channel.value))
    throw new Invalid({ value: 'contacts.channel.known' });
  await refuseTheirs(channel, contactId);
  const id = newId();
  await change(insertOf[channel.kind], [by.tenantId, id, contactId, channel.label, input.first, ...writtenOf(channel)]);
  await finish(by, contact, channel.kind);
  return id;
}

/**
 * Changes a way to reach a contact.
 * @param start where the edit began: `was` as `channelValue` says it
 * @throws Invalid, EditConflict, NotFound, NotAllowed
 */
export async function changeChannel(
  by: Member,
  contactId: string,
  id: string,
  start: EditStart,
  input: ChannelInput,
): Promise<void> {
  demand(by, 'write');
  await writeChannel(by, contactId, id, start, input);
}

/**
 * As `changeChannel`, for who may by another permission, such as to rectify (Art. 16).
 * @throws Invalid, EditConflict, NotFound
 */
export async function writeChannel(
  by: Member,
  contactId: string,
  id: string,
  start: EditStart,
  input: ChannelInput,
): Promise<void> {
  const typed = readChannel(input);
  const contact = await contactForChange(by, contactId);
  const present = await findChannel(by, contactId, id);
  if (present.kind !== typed.kind) throw new NotFound('channel');
  const outcome = editOutcome(start, {
    version: contact.version,
    current: channelValue(present),
    wanted: channelValue(typed),
  });
  if (outcome === 'conflict')
    throw new EditConflict({
      field: typed.kind,
      theirs: present.kind === 'address' ? addressText(present) : present.value,
      yours: typed.kind === 'address' ? addressText(typed) : typed.value,
      currentVersion: contact.version,
    });
  if (outcome === 'same' && !input.first) return;
  const channel = outcome === 'same' ? present : typed;
  // What they had before stays theirs: somebody else may live or work at the same number.
  if (present.kind === 'address' || channel.kind === 'address' || present.value !== channel.value)
    await refuseTheirs(channel, contactId);
  await change(updateOf[channel.kind], [by.tenantId, id, contactId, channel.label, input.first, ...writtenOf(channel)]);
  await finish(by, contact, channel.kind);
}

/** A way to reach a contact that was removed, and what `undoRemoval` takes to put it back. */
export interface RemovedChannel {
  readonly channel: Channel;
  readonly sealed: string;
}

/** Removes a way to reach a contact. @throws NotFound, NotAllowed */
export async function removeChannel(by: Member, contactId: string, id: string): Promise<RemovedChannel> {
  demand(by, 'write');
  return dropChannel(by, contactId, id);
}

/** As `removeChannel`, for who may by another permission. @throws NotFound */
export async function dropChannel(by: Member, contactId: string, id: string): Promise<RemovedChannel> {
  const contact = await contactForChange(by, contactId);
  const channel = await findChannel(by, contactId, id);
  const table = tables[channel.kind];
  const [gone] = await sql<{ row: RemovedPart['row'] }>(
    `delete from ${table} c where tenant_id = $1 and id = $2 returning to_jsonb(c) as row`,
    [by.tenantId, id],
  );
  if (!gone) throw new NotFound('channel');
  const sealed = await sealRemoved(contactId, table, gone.row);
  await finish(by, contact, channel.kind);
  return { channel, sealed };
}

/** A way to reach a contact as a text that is equal for equal values: what an edit of it is compared with. */
export const channelValue = (channel: ReadChannel | Channel): string =>
  JSON.stringify([channel.label, ...valuesOf(channel)]);

/** @throws Invalid (field value) for the address or number of somebody else whose processing is restricted */
export const refuseTheirs = (
  channel: { readonly kind: 'address' } | Pick<Channel, 'kind' | 'value'>,
  contactId: string,
): Promise<void> =>
  refuseRestricted(
    {
      emails: channel.kind === 'email' ? [channel.value] : [],
      phones: channel.kind === 'phone' ? [channel.value] : [],
    },
    { email: 'value', phone: 'value' },
    contactId,
  );

async function finish(by: Member, contact: Contact, kind: Channel['kind']): Promise<void> {
  await refreshContact(contact.id);
  await record(asActor(by), 'contact.changed', { kind: 'contact', id: contact.id }, { fields: [kind] });
}

// The first in the order is the one shown in lists: its position is one before the smallest so far.
const insertText = (table: string, columns: readonly string[]): string => `
  insert into ${table} (tenant_id, id, contact_id, label, restricted_at, position, ${columns.join(', ')})
  select $1, $2, $3, $4, (select restricted_at from contacts where tenant_id = $1 and id = $3),
         case when $5 then coalesce(min(position), 0) - 1 else coalesce(max(position), -1) + 1 end,
         ${columns.map((_, at) => `$${at + 6}`).join(', ')}
    from ${table} where tenant_id = $1 and contact_id = $3`;

// An e-mail address has stood on file since it was written: another in its place begins anew (hard case 23).
const kept: Readonly<Record<string, string>> = {
  on_file_since: 'case when c.address = $6 then c.on_file_since else $7 end',
};

const updateText = (table: string, columns: readonly string[]): string => `
  update ${table} c
     set label = $4, ${columns.map((column, at) => `${column} = ${kept[column] ?? `$${at + 6}`}`).join(', ')},
         position = case when $5 then (select min(o.position) - 1 from ${table} o where o.tenant_id = $1 and o.contact_id = $3)
                         else c.position end
   where c.tenant_id = $1 and c.id = $2 and c.contact_id = $3`;

const columnsOf = {
  email: ['address', 'on_file_since'],
  phone: ['number'],
  address: ['lines', 'postal_code', 'place', 'country_code'],
} as const;

/** The values of `columnsOf`. */
const writtenOf = (channel: ReadChannel | Channel): unknown[] =>
  channel.kind === 'email' ? [channel.value, now()] : valuesOf(channel);

const textsFor = (make: typeof insertText): Record<Channel['kind'], string> => ({
  email: make(tables.email, columnsOf.email),
  phone: make(tables.phone, columnsOf.phone),
  address: make(tables.address, columnsOf.address),
});
const insertOf = textsFor(insertText);
const updateOf = textsFor(updateText);

const valuesOf = (channel: ReadChannel | Channel): unknown[] =>
  channel.kind === 'address'
    ? [channel.lines, channel.postalCode, channel.place, channel.countryCode]
    : [channel.value];

/** A postal address in one line. */
export const addressText = (address: Pick<Channel, 'lines' | 'postalCode' | 'place'>): string =>
  [...address.lines, [address.postalCode, address.place].filter(Boolean).join(' ')].filter(Boolean).join(', ');
