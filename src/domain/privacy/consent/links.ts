import { timingSafeEqual } from 'node:crypto';

import { now } from '../../clock.ts';
import { isId } from '../../identifiers.ts';
import { hmac, tenantKey, tenantKeyIfMade } from '../../keys/tenant-keys.ts';
import { readingTenant } from '../../tenancy.ts';
import { addressHashes, lookupKey, MARK_BYTES, markOf, marksUnder, type Address } from '../suppression/address-hash.ts';

/**
 * What a link of a mail to somebody outside lets them do: say yes to one purpose, say no to one, or see and change
 * everything they have agreed to, or see what is held about them. Each opens for the person it was made for, at the address it was sent to, until a day.
 */
export type LinkUse = 'consent' | 'unsubscribe' | 'preferences' | 'person';

const letters: Readonly<Record<LinkUse, string>> = { consent: 'c', unsubscribe: 'u', preferences: 'p', person: 'd' };

/** A link that was opened: whose it is, and what it is about. */
export interface OpenedLink {
  readonly tenantId: string;
  readonly use: LinkUse;
  readonly contactId: string;
  /** The event that asked for `consent`, the purpose for `unsubscribe`; the contact again for the other two. */
  readonly aboutId: string;
  readonly expiresAt: Date;
  /** The beginning of the keyed hash of the address the link was sent to: proof of where it went, and no address. */
  readonly sentTo: string;
}

/** How many days links open. A no must still work long after the mail (RFC 8058), a yes is for now. */
const openDays: Readonly<Record<LinkUse, number>> = { consent: 30, unsubscribe: 365, preferences: 90, person: 30 };

const MAC_BYTES = 16;

/**
 * A token for a link, in the open transaction, signed with the tenant's own key. Nothing is stored: what it says stands in
 * it (use, contact, what it is about, expiry, where it was sent), and nobody without the key can make or change one.
 * @param to the address it is sent to
 */
export async function makeLink(use: LinkUse, contactId: string, aboutId: string, to: Address): Promise<string> {
  const [sentTo = Buffer.alloc(0)] = await addressHashes([to]);
  const expires = Buffer.alloc(4);
  expires.writeUInt32BE(Math.floor(now().getTime() / 1000) + openDays[use] * 86_400);
  const body = Buffer.concat([
    Buffer.from(letters[use]),
    bytesOf(contactId),
    bytesOf(aboutId),
    expires,
    sentTo.subarray(0, MARK_BYTES),
  ]);
  return Buffer.concat([body, signature(await tenantKey('link'), body)]).toString('base64url');
}

const BODY_BYTES = 1 + 16 + 16 + 4 + MARK_BYTES;

/**
 * Opens a link of one use, in a transaction of its own. Undefined when it is made up, changed, too old, of another tenant
 * or for another use: nobody is told which.
 */
export async function openLink(tenantId: string, token: string, use: LinkUse): Promise<OpenedLink | undefined> {
  if (!isId(tenantId) || !/^[\w-]{1,200}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  // One spelling only: the last letter of base64 has bits that mean nothing.
  if (bytes.length !== BODY_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
  const key = await readingTenant(tenantId, () => tenantKeyIfMade('link'));
  const body = bytes.subarray(0, BODY_BYTES);
  if (!key || !timingSafeEqual(signature(key, body), bytes.subarray(BODY_BYTES))) return undefined;
  if (body.subarray(0, 1).toString() !== letters[use]) return undefined;
  const expiresAt = new Date(body.readUInt32BE(33) * 1000);
  if (expiresAt.getTime() <= now().getTime()) return undefined;
  return {
    tenantId,
    use,
    contactId: idOf(body.subarray(1, 17)),
    aboutId: idOf(body.subarray(17, 33)),
    expiresAt,
    sentTo: markOf(body.subarray(37)),
  };
}

/** The address among these that a link was sent to, when it is still one of them. In the open transaction. */
export async function addressOfLink(link: OpenedLink, addresses: readonly Address[]): Promise<Address | undefined> {
  const marks = marksUnder(await lookupKey(), addresses);
  return addresses.find((_, at) => marks[at]?.includes(link.sentTo));
}

const signature = (key: Buffer, body: Buffer): Buffer => hmac(key, body).subarray(0, MAC_BYTES);
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
