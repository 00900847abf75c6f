import { createHash } from 'node:crypto';

import { hmac } from '../keys/tenant-keys.ts';
import type { AuditDetails } from './audit.ts';

/** An entry as the chain reads it: moments as text, to the microsecond, since that is what PostgreSQL keeps. */
export interface ChainedEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly purpose: string | null;
  readonly reading: boolean;
  readonly subject: string;
  readonly subject_id: string | null;
  readonly details: AuditDetails;
  readonly sealed_values: Buffer | null;
}

/** How long an entry is kept: the words of `audit_periods`. */
export type Keep = 'ordinary' | 'privacy';

/** What a seal says about its entry; it stays when the entry has been cut. */
export interface Seal {
  readonly seq: number;
  readonly entryId: string;
  readonly at: string;
  readonly keep: Keep;
  readonly digest: Buffer;
  /** When it was made; null for seals of before they said so. */
  readonly sealedAt: string | null;
  /** When the sealer had last emptied the list before; null where that is not known, or what waits may be older. */
  readonly lookedAt: string | null;
}

/** The columns of `ChainedEntry`, from `audit_entries e`. */
export const chainedColumns = `e.id, ${moment('e.at')} as at, e.actor, e.actor_id, e.action, e.purpose, e.reading,
  e.subject, e.subject_id, e.details, e.sealed_values`;

/** A timestamptz as text in UTC, to the microsecond: the same on every server, whatever its settings. */
export function moment(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** A moment as `moment` has it. */
export const momentOf = (at: Date): string => at.toISOString().replace('Z', '000Z');

/**
 * The keyed digest of an entry. Values under a person's key count as the hash of their ciphertext: destroying the key
 * changes nothing here, which is what lets a chain stay whole through erasures. Keyed, so that nobody can guess at an
 * entry that has been cut until its digest fits.
 */
export function digestOf(key: Buffer, tenantId: string, entry: ChainedEntry): Buffer {
  const values = entry.sealed_values && createHash('sha256').update(entry.sealed_values).digest('hex');
  return hmac(
    key,
    JSON.stringify([
      'entry-1',
      tenantId,
      entry.id,
      entry.at,
      entry.actor,
      entry.actor_id,
      entry.action,
      entry.purpose,
      entry.reading,
      entry.subject,
      entry.subject_id,
      inOrder(entry.details),
      values,
    ]),
  );
}

/** The MAC of a seal: over the one before it, so that none can be changed, moved, left out or put in. */
export function macOf(
  key: Buffer,
  previous: Buffer,
  { seq, entryId, at, keep, digest, sealedAt, lookedAt }: Seal,
): Buffer {
  const said = [previous.toString('hex'), seq, entryId, at, keep, digest.toString('hex')];
  return hmac(key, JSON.stringify(sealedAt === null ? ['seal-1', ...said] : ['seal-2', ...said, sealedAt, lookedAt]));
}

/** The proof of a checkpoint: that the chain up to here was ours, and was cut by us. */
export const checkpointProof = (key: Buffer, seq: number, mac: Buffer): Buffer =>
  hmac(key, JSON.stringify(['checkpoint-1', seq, mac.toString('hex')]));

/** Details with their names in order, since jsonb keeps them in an order of its own. */
const inOrder = (details: AuditDetails): readonly (readonly [string, unknown])[] =>
  Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1));
