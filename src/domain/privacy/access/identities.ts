import { currentTenantId, sql } from '../../tenancy.ts';

/**
 * The records that became this one, and the one it is now: whoever asks for themselves asks for all of them (hard case
 * 25). A merge writes whose record became whose in the consent ledger (mergeConsents), also where nothing was agreed to.
 * In the open transaction.
 * @returns the present record first
 */
export async function identitiesOf(contactId: string): Promise<readonly [string, ...string[]]> {
  const rows = await sql<{ id: string }>(
    `with recursive same(id, depth) as (
       select $2::uuid, 0
        union
       select (e.evidence ->> 'from')::uuid, s.depth + 1 from same s
         join consent_events e on e.tenant_id = $1 and e.kind = 'merged' and e.contact_id = s.id
        where s.depth < 20
     ) select id, min(depth) as depth from same group by id order by 2, 1`,
    [currentTenantId(), contactId],
  );
  return [contactId, ...rows.map(({ id }) => id).filter((id) => id !== contactId)];
}
