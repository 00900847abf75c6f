import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import type { Channel } from '../purposes/purpose.ts';
import { tenantKey } from '../../keys/tenant-keys.ts';
import { addressHashes, possibleHashes, type Address } from './address-hash.ts';

/** Why an address must be left alone. `register`: it stands in Reservasjonsregisteret. */
export const suppressionCauses = ['objected', 'withdrawn', 'not-me', 'erased', 'import', 'register', 'other'] as const;
export type SuppressionCause = (typeof suppressionCauses)[number];

/**
 * Puts addresses out of use for a purpose, or for all marketing, in the open transaction. They stay so when the contact is
 * changed, merged, deleted or erased. One that is out of use already stays as it is; what it excepted is out of use again.
 * What a member put there by hand becomes the person's own when they say no themselves: nobody takes that back as a mistake.
 *
 * @param purposeId null for all marketing
 * @param recordedBy the member who does it by hand; null where the person or the program does
 * @returns how many addresses are out of use that were not before
 */
export async function suppress(
  addresses: readonly Address[],
  purposeId: string | null,
  cause: SuppressionCause,
  recordedBy: string | null = null,
): Promise<number> {
  const hashes = await addressHashes(addresses);
  // Two spellings of one address are one row.
  const rows = new Map(
    addresses.map(({ channel }, at) => [`${channel} ${hashes[at]?.toString('hex')}`, { channel, mac: hashes[at] }]),
  );
  if (rows.size === 0) return 0;
  return change(
    `insert into suppressions (tenant_id, id, mac, channel, purpose_id, cause, since, recorded_by)
     select $1, n.id, n.mac, n.channel, $2, $3, $4, $8 from unnest($5::uuid[], $6::bytea[], $7::text[]) as n(id, mac, channel)
     on conflict (tenant_id, mac, channel, purpose_id) where lifted_at is null do update
        set except_purposes = '{}', cause = excluded.cause, since = excluded.since,
            recorded_by = excluded.recorded_by
      where suppressions.except_purposes <> '{}'
         or (suppressions.recorded_by is not null and excluded.recorded_by is null)`,
    [
      currentTenantId(),
      purposeId,
      cause,
      now(),
      Array.from(rows, () => newId()),
      Array.from(rows.values(), ({ mac }) => mac),
      Array.from(rows.values(), ({ channel }) => channel),
      recordedBy,
    ],
  );
}

/**
 * Lets an address be used again for one purpose, because the person has come back by a consent of their own: at that very
 * address, or heard by a member who answers for it (suppress-by-hand.ts). Of a refusal of all marketing that purpose alone
 * is excepted. Besides, what a member put there by mistake is taken back (take-back.ts). Nothing else lifts a suppression: no
 * import, no merge, no restore.
 */
export async function liftFor(address: Address, purposeId: string): Promise<void> {
  const macs = possibleHashes(await tenantKey('suppression'), [address]).map(({ mac }) => mac);
  const place = [currentTenantId(), macs, address.channel, purposeId];
  await Promise.all([
    change(
      `update suppressions set lifted_at = $5
        where tenant_id = $1 and mac = any($2::bytea[]) and channel = $3 and purpose_id = $4 and lifted_at is null`,
      [...place, now()],
    ),
    change(
      `update suppressions set except_purposes = array_append(except_purposes, $4)
        where tenant_id = $1 and mac = any($2::bytea[]) and channel = $3 and purpose_id is null and lifted_at is null
          and not $4 = any(except_purposes)`,
      place,
    ),
  ]);
}

/** The addresses among these that are of one channel. */
export const onChannel = (addresses: readonly Address[], channel: Channel | null): Address[] =>
  channel === null ? [...addresses] : addresses.filter((address) => address.channel === channel);
