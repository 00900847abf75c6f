import { domainToASCII, domainToUnicode } from 'node:url';

import { readEmail } from '../../contacts/email-address.ts';
import { readPhone } from '../../contacts/phone-number.ts';
import { fold } from '../../names.ts';
import { hmac, tenantKey, tenantKeyIfMade } from '../../keys/tenant-keys.ts';
import type { Channel } from '../purposes/purpose.ts';

/** An address on a channel: e-mail, number, or postal address on one line. As typed; spellings of one address meet. */
export interface Address {
  readonly channel: Channel;
  readonly value: string;
}

/**
 * One spelling for one address, so that its hash is found again: lower case, without `+tag` (which mail providers take
 * for the same mailbox), letters composed and the domain as it is asked for in DNS (`blåbær.no` is `xn--blbr-roah.no`), E.164, and a postal address without case, marks and punctuation. What is no address of its kind
 * is taken as it is, folded.
 */
export function normalised({ channel, value }: Address): string {
  if (channel === 'email') {
    const address = readEmail(value);
    return `email:${address === undefined ? fold(value.trim()) : mailboxOf(address)}`;
  }
  if (channel === 'post')
    return `post:${fold(value)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()}`;
  return `phone:${readPhone(value) ?? value.replace(/\D/g, '')}`;
}

function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const [mailbox, domain] = [address.slice(0, at).normalize('NFKC'), address.slice(at + 1)];
  return `${mailbox.replace(/\+.*$/, '')}@${domainToASCII(domain) || domain}`;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/**
 * As addresses were normalised before their letters were composed and their domain was written as in DNS. What was hashed so cannot
 * be hashed anew, since nobody has the address; whoever looks one up looks here too. Empty for all but those with letters beyond a–z.
 */
function formerly({ channel, value }: Address): string[] {
  const address = channel === 'email' ? readEmail(value) : undefined;
  if (address === undefined || (isAscii(address) && !address.includes('xn--'))) return [];
  const at = address.lastIndexOf('@');
  const [mailbox, domain] = [address.slice(0, at).replace(/\+.*$/, ''), address.slice(at + 1)];
  const spelt = [mailbox, mailbox.normalize('NFC'), mailbox.normalize('NFD')].flatMap((name) =>
    [domain, domainToUnicode(domain), domainToUnicode(domain).normalize('NFD')].map((host) => `email:${name}@${host}`),
  );
  return [...new Set(spelt)].filter((one) => one !== normalised({ channel, value }));
}

/**
 * What an address typed in one field may be: mail where it is an e-mail address, texts and calls where it is a number, and
 * post where there are words and a number. Empty for what is none of them.
 */
export function addressesTyped(typed: string): Address[] {
  const value = typed.trim();
  if (readEmail(value) !== undefined) return [{ channel: 'email', value }];
  if (readPhone(value) !== undefined)
    return [
      { channel: 'sms', value },
      { channel: 'phone', value },
    ];
  return /\p{L}/u.test(value) && /\d/.test(value) && !value.includes('@') ? [{ channel: 'post', value }] : [];
}

/**
 * The hash of each address under the tenant's own key, in the open transaction, in their order. Without the key nobody
 * can try addresses until one fits, and another tenant's hashes are others.
 */
export async function addressHashes(addresses: readonly Address[]): Promise<Buffer[]> {
  if (addresses.length === 0) return [];
  return hashesUnder(await tenantKey('suppression'), addresses);
}

/** The key to look addresses up by, in the open transaction; undefined where the tenant has never hashed one. */
export const lookupKey = (): Promise<Buffer | undefined> => tenantKeyIfMade('suppression');

/** The hash of each address under a key that is at hand, in their order. */
export const hashesUnder = (key: Buffer, addresses: readonly Address[]): Buffer[] =>
  addresses.map((address) => hmac(key, normalised(address)));

/** A hash that one of some addresses may stand under, with the address's place in their list. */
export interface PossibleHash {
  readonly at: number;
  readonly mac: Buffer;
  readonly channel: Channel;
}

/** Every hash that some addresses may stand under: that of today, and those of before. */
export const possibleHashes = (key: Buffer, addresses: readonly Address[]): PossibleHash[] =>
  addresses.flatMap((address, at) =>
    [normalised(address), ...formerly(address)].map((text) => ({ at, mac: hmac(key, text), channel: address.channel })),
  );

/** How much of a hash a mark is. */
export const MARK_BYTES = 8;

/**
 * The beginning of an address's keyed hash, in hex: enough to tell whether another is the same address, and no address. Links and
 * what was agreed to carry it.
 */
export const markOf = (hash: Buffer): string => hash.subarray(0, MARK_BYTES).toString('hex');

/** The mark of each address, once each, in the open transaction: to be kept with what holds for these addresses alone. */
export const addressMarks = async (addresses: readonly Address[]): Promise<string[]> => [
  ...new Set((await addressHashes(addresses)).map(markOf)),
];

/** The marks that each address may stand under, in their order; none where the tenant has never hashed one. */
export function marksUnder(key: Buffer | undefined, addresses: readonly Address[]): string[][] {
  const marks = addresses.map((): string[] => []);
  if (key) for (const { at, mac } of possibleHashes(key, addresses)) marks[at]?.push(markOf(mac));
  return marks;
}
