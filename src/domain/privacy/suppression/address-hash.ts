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
 * for the same mailbox), E.164, and a postal address without case, marks and punctuation. What is no address of its kind
 * is taken as it is, folded.
 */
export function normalised({ channel, value }: Address): string {
  if (channel === 'email') {
    const address = readEmail(value);
    return `email:${address === undefined ? fold(value.trim()) : address.replace(/\+[^@]*@/, '@')}`;
  }
  if (channel === 'post')
    return `post:${fold(value)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()}`;
  return `phone:${readPhone(value) ?? value.replace(/\D/g, '')}`;
}

/**
 * The hash of each address under the tenant's own key, in the open transaction, in their order. Without the key nobody
 * can try addresses until one fits, and another tenant's hashes are others.
 */
export async function addressHashes(addresses: readonly Address[]): Promise<Buffer[]> {
  if (addresses.length === 0) return [];
  const key = await tenantKey('suppression');
  return addresses.map((address) => hmac(key, normalised(address)));
}

/** As `addressHashes`, for looking up: undefined where the tenant has never hashed one, so that there is nothing to find. */
export async function addressHashesIfAny(addresses: readonly Address[]): Promise<Buffer[] | undefined> {
  if (addresses.length === 0) return undefined;
  const key = await tenantKeyIfMade('suppression');
  return key && addresses.map((address) => hmac(key, normalised(address)));
}
