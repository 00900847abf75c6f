import { oweManyAgain } from '../../outbox.ts';
import { currentTenantId, sql } from '../../tenancy.ts';

/**
 * Whether an erasure waits before everything is read back: somebody with two records is erased in both first, since each is
 * found as long as it stands. Whoever waited for this one goes on. Locks them all, always in the same order; in the open
 * transaction, after this one is erased and before anything else is locked.
 */
export async function waitsForRecords(erasureId: string): Promise<boolean> {
  const records = await sql<{ id: string; erased: boolean; waiting: boolean }>(
    `select e.id, e.erased_at is not null as erased, e.state = 'running' and e.step = 'erased' as waiting
       from erasures e
      where e.tenant_id = $1 and e.state <> 'done' and e.contact_id is not null
        and (e.id = $2
             or e.contact_id in (select d.place_row from erasure_decisions d
                                  where d.tenant_id = $1 and d.erasure_id = $2 and d.place_table = 'contacts' and d.decision = 'delete')
             or exists (select from erasure_decisions d join erasures own on own.tenant_id = $1 and own.id = $2
                         where d.tenant_id = $1 and d.erasure_id = e.id and d.place_table = 'contacts'
                           and d.place_row = own.contact_id and d.decision = 'delete'))
      order by e.id for update of e`,
    [currentTenantId(), erasureId],
  );
  const others = records.filter(({ id }) => id !== erasureId);
  await oweManyAgain(
    'erasure',
    others.filter(({ waiting }) => waiting).map(({ id }) => id),
  );
  return others.some(({ erased }) => !erased);
}
