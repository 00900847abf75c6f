import { record, system } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { treatments } from '../privacy/inventory/erasure-treatment.ts';
import { inventory } from '../privacy/inventory/inventory.ts';
import { change, currentTenantId, inTenant, seeingRestricted, sql } from '../tenancy.ts';

/** Rows changed in one transaction: few enough to hold locks for a moment only. */
const PER_BATCH = 1_000;

/** A column that points to a member, and what becomes of it when the member is forgotten. */
interface Authorship {
  readonly table: string;
  readonly column: string;
  readonly becomes: 'former-user' | 'nobody';
}

/**
 * Where members are pointed to as those who wrote, made or decided something, as the inventory declares it. That content is
 * the tenant's: it stays when its author goes (hard case 15), under the one name that all who left share.
 */
export const authorships: readonly Authorship[] = inventory.flatMap((declaration) =>
  declaration.ties
    .filter((tie) => tie.to === 'user' && tie.key === 'user-member' && tie.as === 'reference')
    .flatMap(({ column }): Authorship[] => {
      const treatment = treatments(declaration, 'user')[column];
      if (treatment !== 'null' && treatment !== 'ghost') return [];
      return [{ table: declaration.table, column, becomes: treatment === 'null' ? 'nobody' : 'former-user' }];
    }),
);

/**
 * The one member who stands for all who left the tenant whose transaction is open; made when it is first needed. One for
 * all: a name for each, even a made-up one, would still tell them apart.
 */
export async function formerUser(): Promise<string> {
  const tenantId = currentTenantId();
  await change(
    `insert into members (tenant_id, id, user_id, name, role, created_at, ended_at, former_user)
     select $1, $2, null, case language when 'en' then 'Former user' else 'Tidligere bruker' end, 'reader', $3, $3, true
       from tenants where id = $1
     on conflict (tenant_id) where former_user do nothing`,
    [tenantId, newId(), now()],
  );
  const [former] = await sql<{ id: string }>(`select id from members where tenant_id = $1 and former_user`, [tenantId]);
  if (!former) throw new Error('a tenant without a former user');
  return former.id;
}

/**
 * Forgets a member who has left: what they wrote becomes the former user's, batch by batch, and the member goes. Whoever
 * accepted the data processing agreement stays named in it for as long as the agreement is kept. Run again, it changes
 * nothing; one who is still a member is left alone.
 */
export async function forgetMember(tenantId: string, memberId: string): Promise<void> {
  const former = await inTenant(tenantId, async () => {
    const gone = await sql(
      `select from members where tenant_id = $1 and id = $2 and ended_at is not null and not former_user`,
      [tenantId, memberId],
    );
    return gone.length === 1 ? formerUser() : undefined;
  });
  if (former === undefined) return;
  for (const authorship of authorships)
    while ((await inTenant(tenantId, () => handOver(tenantId, authorship, memberId, former))) === PER_BATCH);
  await inTenant(tenantId, async () => {
    const accepted = `exists (select from agreement_acceptances where tenant_id = $1 and accepted_by = $2)`;
    const [kept, gone] = await Promise.all([
      change(
        `update members set user_id = null where tenant_id = $1 and id = $2 and user_id is not null and ${accepted}`,
        [tenantId, memberId],
      ),
      change(`delete from members where tenant_id = $1 and id = $2 and not ${accepted}`, [tenantId, memberId]),
    ]);
    // Of several who forget the same member at once, one tells of it.
    if (kept + gone > 0) await record(system, 'member.forgotten', { kind: 'member', id: memberId });
  });
}

const handOver = (
  tenantId: string,
  { table, column, becomes }: Authorship,
  memberId: string,
  former: string,
): Promise<number> =>
  // Restricted activities have authors too; who reads them does not change.
  seeingRestricted(() =>
    change(
      `update ${table} set ${column} = $3
      where tenant_id = $1
        and ctid = any(array(select ctid from ${table} where tenant_id = $1 and ${column} = $2 limit ${PER_BATCH}))`,
      [tenantId, memberId, becomes === 'nobody' ? null : former],
    ),
  );
