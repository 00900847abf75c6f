import { hmac } from '../keys/tenant-keys.ts';
import { currentTenantId, sql } from '../tenancy.ts';

/** How far a tenant's trail is sealed: the number of its last seal, and the MAC that everything up to it leads to. */
export interface ChainHead {
  readonly seq: number;
  readonly mac: Buffer;
}

/** What the first seal of a tenant follows on: its own, so that no tenant's chain begins like another's. */
export const genesis = (key: Buffer): ChainHead => ({ seq: 0, mac: hmac(key, `genesis/${currentTenantId()}`) });

/** The last seal, or the checkpoint when everything before it has been cut; undefined when nothing was ever sealed. */
export async function chainHead(): Promise<ChainHead | undefined> {
  const [head] = await sql<ChainHead>(
    `select seq, mac from (
       (select seq, mac from audit_seals where tenant_id = $1 order by seq desc limit 1)
       union all
       (select seq, mac from audit_checkpoints where tenant_id = $1 order by seq desc limit 1)) ends
      order by seq desc limit 1`,
    [currentTenantId()],
  );
  return head;
}

/** Up to which moment the tenant's trail is sealed, and how many entries that is; undefined before the first seal. */
export async function sealedUntil(): Promise<{ readonly seq: number; readonly at: Date } | undefined> {
  const [row] = await sql<{ seq: number; at: Date }>(
    `select seq, at from audit_seals where tenant_id = $1 order by seq desc limit 1`,
    [currentTenantId()],
  );
  return row;
}
