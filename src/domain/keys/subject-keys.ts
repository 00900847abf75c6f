import { createHash, randomBytes } from 'node:crypto';

import { change, currentTenantId, sql } from '../tenancy.ts';
import { KEY_BYTES, KEY_ID_BYTES, openBytes, sealBytes, sealedBy, type NamedKey } from './envelope.ts';
import { openKey, sealKey } from './secret-keys.ts';

/** Somebody with a key of their own, for example `{ kind: 'contact', id }`. */
export interface KeySubject {
  readonly kind: string;
  readonly id: string;
}

/**
 * Seals a value that is about somebody under that person's own key, in the open transaction; the key is made when first
 * needed. Destroying the key makes every value sealed under it unreadable, in the database and in every copy of it whose
 * key is gone too.
 *
 * @throws KeyUnavailable when the secret their key was sealed under is not configured
 */
export async function sealFor(subject: KeySubject, value: string): Promise<Buffer> {
  return sealBytes(await subjectKey(subject), placeOf(subject), Buffer.from(value));
}

/**
 * Opens what `sealFor` sealed for the same person; undefined when the key that sealed it is destroyed.
 * @throws SealBroken when the sealed value was changed, or belongs to somebody else
 */
export async function openFor(subject: KeySubject, sealed: Buffer): Promise<string | undefined> {
  const [opened] = await openMany([{ subject, sealed }]);
  return opened;
}

/** As `openFor`, for many values of many people in one statement, in the order they came in. */
export async function openMany(
  values: readonly { readonly subject: KeySubject; readonly sealed: Buffer }[],
): Promise<(string | undefined)[]> {
  if (values.length === 0) return [];
  const keys = await keysOf(values.map(({ subject }) => subject));
  return values.map(({ subject, sealed }) => {
    const key = keys.get(placeOf(subject));
    // Another key than the one that sealed it: that one was destroyed, and a new one made since.
    if (!key?.id.equals(sealedBy(sealed))) return undefined;
    return openBytes(key, placeOf(subject), sealed).toString();
  });
}

/** Destroys somebody's key. Answers whether there was one. */
export const destroyKeyOf = async (subject: KeySubject): Promise<boolean> =>
  (await destroyKeysOf(subject.kind, [subject.id])) === 1;

/** As `destroyKeyOf`, for many of a kind in one statement. Answers how many had one. */
export const destroyKeysOf = (kind: string, ids: readonly string[]): Promise<number> =>
  change(`delete from subject_keys where tenant_id = $1 and subject_kind = $2 and subject_id = any($3::uuid[])`, [
    currentTenantId(),
    kind,
    ids,
  ]);

async function subjectKey(subject: KeySubject): Promise<NamedKey> {
  const known = await keysOf([subject]);
  const made = known.get(placeOf(subject));
  if (made) return made;
  await change(
    `insert into subject_keys (tenant_id, subject_kind, subject_id, sealed) values ($1, $2, $3, $4)
     on conflict (tenant_id, subject_kind, subject_id) do nothing`,
    [currentTenantId(), subject.kind, subject.id, sealKey(placeOf(subject), randomBytes(KEY_BYTES))],
  );
  const decided = (await keysOf([subject])).get(placeOf(subject));
  if (!decided) throw new Error('a subject key was made and is not there');
  return decided;
}

async function keysOf(subjects: readonly KeySubject[]): Promise<Map<string, NamedKey>> {
  const rows = await sql<KeySubject & { sealed: Buffer }>(
    `select k.subject_kind as kind, k.subject_id as id, k.sealed
       from subject_keys k
       join (select distinct * from unnest($2::text[], $3::uuid[]) as u(kind, id)) wanted
         on k.subject_kind = wanted.kind and k.subject_id = wanted.id
      where k.tenant_id = $1`,
    [currentTenantId(), subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
  );
  return new Map(
    rows.map((row) => {
      const key = openKey(placeOf(row), row.sealed);
      return [placeOf(row), { id: idOf(key), key }];
    }),
  );
}

/** The beginning of a hash: enough to tell a person's keys apart, and nothing to learn the key from. */
const idOf = (key: Buffer): Buffer =>
  createHash('sha256').update('onnet subject key').update(key).digest().subarray(0, KEY_ID_BYTES);

/** Where a subject key, and everything sealed under it, belongs: it opens nowhere else. */
export const placeOf = ({ kind, id }: KeySubject): string => `subject-key/${currentTenantId()}/${kind}/${id}`;
