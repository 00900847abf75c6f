import { placeOf as placeOfEndpointSecret } from '../billing/events/endpoints.ts';
import { everyTenantId } from '../housekeeping.ts';
import { change, inPlatform, inTenant, sql } from '../tenancy.ts';
import { newestSecretId, openKey, sealKey } from './secret-keys.ts';
import { placeOf as placeOfSubject } from './subject-keys.ts';
import { placeOf as placeOfTenantKey } from './tenant-keys.ts';

/** Keys sealed anew in one transaction. */
const PER_BATCH = 500;

/**
 * Seals every key that is still sealed under an older secret under the newest one, so that the older can be taken out
 * of SECRET_KEYS. What the keys themselves have sealed stays as it is. Safe to run at any time, and twice.
 *
 * @returns how many keys were sealed anew
 */
export async function resealKeys(): Promise<number> {
  let resealed = 0;
  for (const tenantId of await everyTenantId())
    for (;;) {
      const batch = await inTenant(tenantId, () => resealBatch(tenantId));
      resealed += batch;
      if (batch < PER_BATCH) break;
    }
  return resealed + (await inPlatform(resealEndpointSecrets));
}

/** The secrets that Stripe signs with at our endpoints: a handful. */
async function resealEndpointSecrets(): Promise<number> {
  const secrets = await sql<{ id: string; sealed: Buffer }>(
    `select id, sealed from stripe_endpoint_secrets
      where retired_at is null and substring(sealed from 2 for 8) <> $1 for update`,
    [newestSecretId()],
  );
  for (const { id, sealed } of secrets) {
    const place = placeOfEndpointSecret(id);
    await change(`update stripe_endpoint_secrets set sealed = $2 where id = $1`, [
      id,
      sealKey(place, openKey(place, sealed)),
    ]);
  }
  return secrets.length;
}

async function resealBatch(tenantId: string): Promise<number> {
  const ofTenant = await sql<{ kind: string; sealed: Buffer }>(
    `select kind, sealed from tenant_keys where tenant_id = $1 and substring(sealed from 2 for 8) <> $2 for update`,
    [tenantId, newestSecretId()],
  );
  for (const { kind, sealed } of ofTenant) {
    const place = placeOfTenantKey(kind);
    await change(`update tenant_keys set sealed = $3 where tenant_id = $1 and kind = $2`, [
      tenantId,
      kind,
      sealKey(place, openKey(place, sealed)),
    ]);
  }
  const ofSubjects = await sql<{ kind: string; id: string; sealed: Buffer }>(
    `select subject_kind as kind, subject_id as id, sealed from subject_keys
      where tenant_id = $1 and substring(sealed from 2 for 8) <> $2
      order by subject_kind, subject_id limit ${PER_BATCH} for update`,
    [tenantId, newestSecretId()],
  );
  return change(
    `update subject_keys k set sealed = n.sealed
       from unnest($2::text[], $3::uuid[], $4::bytea[]) as n(kind, id, sealed)
      where k.tenant_id = $1 and k.subject_kind = n.kind and k.subject_id = n.id`,
    [
      tenantId,
      ofSubjects.map(({ kind }) => kind),
      ofSubjects.map(({ id }) => id),
      ofSubjects.map((subject) => sealKey(placeOfSubject(subject), openKey(placeOfSubject(subject), subject.sealed))),
    ],
  );
}
