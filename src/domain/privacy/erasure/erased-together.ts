import { currentTenantId, sql } from '../../tenancy.ts';

/** The erasure of one of a person's records. */
export interface RecordErasure {
  readonly id: string;
  readonly contactId: string;
  readonly erased: boolean;
  /** It has erased its record, and waits to read everything back. */
  readonly waiting: boolean;
}

/**
 * The erasures of somebody who has several records: this one, those it was decided with, and so on from each. By id; those that
 * are done are not among them. In the open transaction.
 * @param locking `for update of e` to lock them, always in the same order
 */
export const erasedTogether = (erasureId: string, locking: '' | 'for update of e' = ''): Promise<RecordErasure[]> =>
  sql<RecordErasure>(
    `with recursive together(id, contact_id) as (
       select id, contact_id from erasures where tenant_id = $1 and id = $2 and state <> 'done' and contact_id is not null
       union
       select e.id, e.contact_id from together t
         join erasure_decisions d on d.tenant_id = $1 and d.place_table = 'contacts' and d.decision = 'delete'
         join erasures e on e.tenant_id = $1 and e.state <> 'done'
          and ((d.erasure_id = t.id and e.contact_id = d.place_row) or (d.erasure_id = e.id and d.place_row = t.contact_id)))
     select e.id, e.contact_id as "contactId", e.erased_at is not null as erased,
            e.state = 'running' and e.step = 'erased' as waiting
       from erasures e where e.tenant_id = $1 and e.id in (select id from together) order by e.id ${locking}`,
    [currentTenantId(), erasureId],
  );
