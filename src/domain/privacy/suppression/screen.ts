import { readEmail } from '../../contacts/email-address.ts';
import { readPhone } from '../../contacts/phone-number.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import type { Channel } from '../purposes/purpose.ts';
import { restrictedAt } from '../restriction/at-address.ts';
import { addressesTyped, lookupKey, possibleHashes, type Address } from './address-hash.ts';

/** A suppression in force, found by an address. Tells no more than that: not who it was, nor why they were known. */
export interface Suppressed {
  readonly channel: Channel;
  /** Null: all marketing. */
  readonly purposeId: string | null;
  /** What the person has said yes to again, of all marketing. */
  readonly except: readonly string[];
  readonly since: Date;
}

/**
 * Which of these addresses must be left alone, by their place in the list; empty for those that need not. What creates,
 * changes or imports contacts asks here, and the gate does. In the open transaction, reading or writing.
 */
export const screenAddresses = async (addresses: readonly Address[]): Promise<Suppressed[][]> =>
  screenUnder(addresses.length === 0 ? undefined : await lookupKey(), addresses);

/** The same for who has read the key already (see `lookupKey`): one round trip, and none where there is nothing to find. */
export async function screenUnder(key: Buffer | undefined, addresses: readonly Address[]): Promise<Suppressed[][]> {
  if (key === undefined || addresses.length === 0) return addresses.map(() => []);
  const possible = possibleHashes(key, addresses);
  const rows = await sql<Suppressed & { at: number }>(
    `select n.at, s.channel, s.purpose_id as "purposeId", s.except_purposes as except, s.since
       from unnest($2::bytea[], $3::text[], $4::int[]) as n(mac, channel, at)
       join suppressions s on s.tenant_id = $1 and s.mac = n.mac and s.channel = n.channel and s.lifted_at is null`,
    [
      currentTenantId(),
      possible.map(({ mac }) => mac),
      possible.map(({ channel }) => channel),
      possible.map(({ at }) => at),
    ],
  );
  const found = addresses.map((): Suppressed[] => []);
  for (const { at, ...suppressed } of rows) found[at]?.push(suppressed);
  return found;
}

/**
 * The channels that whoever owns a typed address or number wants to be left alone on, for the hint beside the field. What is no
 * address yet is on no list.
 */
export async function suppressedChannels(typed: readonly string[]): Promise<Channel[]> {
  const found = await screenAddresses(typed.flatMap(addressesTyped));
  return [...new Set(found.flat().map(({ channel }) => channel))];
}

/**
 * Whether the owner of an e-mail address is told when they are written down: they have been here before or asked to be left alone, and
 * nobody has said that the mailbox is somebody else's. Says no more than that.
 */
export async function isToldWhenRecorded(email: string): Promise<boolean> {
  const key = await lookupKey();
  if (key === undefined) return false;
  const [found] = await sql<{ told: boolean | null }>(
    `select bool_and(cause <> 'not-me') as told from suppressions
      where tenant_id = $1 and channel = 'email' and mac = any($2::bytea[]) and lifted_at is null`,
    [currentTenantId(), possibleHashes(key, [{ channel: 'email', value: email }]).map(({ mac }) => mac)],
  );
  return found?.told ?? false;
}

/**
 * What to do with a row of an import, by the addresses it brings: keep it, keep it only as a record that may not be contacted, or
 * leave it out, since it is somebody whose processing is restricted.
 */
export interface ImportVerdict {
  readonly action: 'keep' | 'keep-blocked' | 'leave-out';
  readonly channels: readonly Channel[];
}

/**
 * The verdict on each row of an import (hard case 11). A suppressed address never makes a row that can be marketed to:
 * whatever the row says about consent, the gate finds the suppression by the address. Await it alone.
 */
export async function screenImport(rows: readonly (readonly Address[])[]): Promise<ImportVerdict[]> {
  const all = rows.flat();
  const found = await screenAddresses(all);
  const read = { email: readEmail, phone: readPhone, sms: readPhone, post: () => undefined };
  const reached = all.flatMap(({ channel, value }, place) => {
    const as = read[channel](value);
    return as === undefined ? [] : [{ kind: channel === 'email' ? channel : ('phone' as const), place, as }];
  });
  const of = {
    email: reached.filter(({ kind }) => kind === 'email'),
    phone: reached.filter(({ kind }) => kind === 'phone'),
  };
  const theirs = await restrictedAt({ emails: of.email.map(({ as }) => as), phones: of.phone.map(({ as }) => as) });
  const restricted = new Set(theirs.map(({ kind, at }) => of[kind][at]?.place));
  let at = 0;
  return rows.map((row) => {
    const places = row.map((_, place) => at + place);
    at += row.length;
    const channels = [...new Set(places.flatMap((place) => (found[place] ?? []).map((one) => one.channel)))];
    if (places.some((place) => restricted.has(place))) return { action: 'leave-out', channels };
    return { action: channels.length === 0 ? 'keep' : 'keep-blocked', channels };
  });
}
