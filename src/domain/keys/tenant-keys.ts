import { createHmac, randomBytes } from 'node:crypto';

import { change, currentTenantId, sql } from '../tenancy.ts';
import { KEY_BYTES } from './envelope.ts';
import { openKey, sealKey } from './secret-keys.ts';

/** What a tenant has keys for: addresses that must not be used, the audit trail, links to people outside. */
export const tenantKeyKinds = ['suppression', 'audit', 'link'] as const;
export type TenantKeyKind = (typeof tenantKeyKinds)[number];

/**
 * The tenant's key of this kind, 32 bytes, in the open transaction. It is made when first needed, which a reading
 * transaction cannot do: verify with `tenantKeyIfMade` there. Of two that make it at once, both get the same.
 *
 * @throws KeyUnavailable when the secret it was sealed under is not configured
 */
export async function tenantKey(kind: TenantKeyKind): Promise<Buffer> {
  const made = await tenantKeyIfMade(kind);
  if (made) return made;
  const place = placeOf(kind);
  await change(
    `insert into tenant_keys (tenant_id, kind, sealed) values ($1, $2, $3) on conflict (tenant_id, kind) do nothing`,
    [currentTenantId(), kind, sealKey(place, randomBytes(KEY_BYTES))],
  );
  // Whoever was first has decided; the insert has waited for them.
  const decided = await tenantKeyIfMade(kind);
  if (!decided) throw new Error('a tenant key was made and is not there');
  return decided;
}

/** As `tenantKey`, and undefined when nobody has needed it yet. */
export async function tenantKeyIfMade(kind: TenantKeyKind): Promise<Buffer | undefined> {
  const [row] = await sql<{ sealed: Buffer }>(`select sealed from tenant_keys where tenant_id = $1 and kind = $2`, [
    currentTenantId(),
    kind,
  ]);
  return row && openKey(placeOf(kind), row.sealed);
}

/**
 * Destroys the keys whose every use went with an erased tenant: hashed addresses and links. The key of the audit trail stays with the
 * trail, which nobody could verify without it.
 */
export const destroyKeysOfErased = (): Promise<number> =>
  change(`delete from tenant_keys where tenant_id = $1 and kind <> 'audit'`, [currentTenantId()]);

/**
 * HMAC-SHA-256 of a text under the tenant's key: the same text in another tenant, or under another kind, gives another
 * value, and nobody without the key can try texts until one fits. 32 bytes.
 */
export async function tenantHmac(kind: TenantKeyKind, text: string): Promise<Buffer> {
  return hmac(await tenantKey(kind), text);
}

/** HMAC-SHA-256, 32 bytes: for many texts under one key that is already at hand. */
export const hmac = (key: Buffer, text: string | Buffer): Buffer => createHmac('sha256', key).update(text).digest();

/** Where a tenant key belongs: it opens nowhere else. */
export const placeOf = (kind: string): string => `tenant-key/${currentTenantId()}/${kind}`;
