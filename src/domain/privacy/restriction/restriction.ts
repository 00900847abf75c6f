import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import type { RestrictionGround, WayToTell } from './ground.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';
import { inCase } from './in-case.ts';
import { isDealOf } from './own-deals.ts';

/** That somebody, or one thing written about somebody, is kept and used for nothing. */
export interface Restriction {
  readonly id: string;
  /** The person; null for an activity with no person. */
  readonly contactId: string | null;
  /** The one activity that is restricted; null when it is the person. */
  readonly activityId: string | null;
  readonly ground: RestrictionGround;
  /** The data subject request it came with. */
  readonly requestId: string | null;
  readonly note: string;
  readonly restrictedAt: Date;
  readonly restrictedByName: string;
  /** When the person was told that it will be lifted, or when it was decided not to tell them. */
  readonly toldAt: Date | null;
  readonly toldByName: string | null;
  readonly toldHow: WayToTell | null;
  readonly toldNote: string;
  readonly liftedAt: Date | null;
  /** In how many places the person was named, when it was last looked, about which nobody has decided. */
  readonly placesOpen: number;
}

/** A restriction in the desk's list, with whom it is about. */
export interface ListedRestriction extends Restriction {
  /** Null when there is no person, or they have no name. */
  readonly contactName: string | null;
}

const columns = `r.id, r.contact_id as "contactId", r.activity_id as "activityId", r.ground, r.request_id as "requestId",
  r.note, r.restricted_at as "restrictedAt", m.name as "restrictedByName", r.told_at as "toldAt", t.name as "toldByName",
  r.told_how as "toldHow", r.told_note as "toldNote", r.lifted_at as "liftedAt",
  r.places_open as "placesOpen"`;

const source = `restrictions r
  join members m on m.tenant_id = r.tenant_id and m.id = r.restricted_by
  left join members t on t.tenant_id = r.tenant_id and t.id = r.told_by`;

export const RESTRICTIONS_PER_PAGE = 50;

/**
 * What is restricted now, the newest first.
 * @param after the id of the last one on the page before; empty for the first page
 * @throws NotAllowed
 */
export async function openRestrictions(
  by: Member,
  after = '',
): Promise<{ readonly restrictions: readonly ListedRestriction[]; readonly next: string | undefined }> {
  const paged = isId(after);
  const rows = await inCase(by, () =>
    sql<ListedRestriction>(
      `select ${columns}, nullif(trim(c.given_name || ' ' || c.family_name), '') as "contactName"
         from ${source}
         left join contacts c on c.tenant_id = r.tenant_id and c.id = r.contact_id
        where r.tenant_id = $1 and r.lifted_at is null
          ${paged ? 'and (r.restricted_at, r.id) < ((select restricted_at from restrictions where tenant_id = $1 and id = $3), $3)' : ''}
        order by r.restricted_at desc, r.id desc limit $2`,
      [by.tenantId, RESTRICTIONS_PER_PAGE + 1, ...(paged ? [after] : [])],
    ),
  );
  // The row a page stood beside is gone, or all beyond it: the list begins anew.
  if (rows.length === 0 && paged) return openRestrictions(by);
  const restrictions = rows.slice(0, RESTRICTIONS_PER_PAGE);
  return { restrictions, next: rows.length > RESTRICTIONS_PER_PAGE ? restrictions.at(-1)?.id : undefined };
}

/** One restriction, open or lifted. @throws NotFound, NotAllowed */
export async function findRestriction(by: Member, id: string): Promise<Restriction> {
  demand(by, 'privacy');
  const [restriction] = isId(id)
    ? await sql<Restriction>(`select ${columns} from ${source} where r.tenant_id = $1 and r.id = $2`, [by.tenantId, id])
    : [];
  if (!restriction) throw new NotFound('restriction');
  return restriction;
}

/**
 * The open restriction that hides a record, for the page that says so instead of "not found". For who may decide on
 * privacy: to everybody else a restricted record is not there.
 * @param ids of contacts, their businesses, deals and activities, as an address names them
 * @throws NotAllowed
 */
export async function restrictionBehind(by: Member, ids: readonly string[]): Promise<string | undefined> {
  demand(by, 'privacy');
  const known = ids.filter(isId);
  if (known.length === 0) return undefined;
  const [found] = await inCase(by, () =>
    sql<{ id: string }>(
      `select r.id from restrictions r
        where r.tenant_id = $1 and r.lifted_at is null
          and (r.activity_id = any($2::uuid[])
               or r.activity_id is null and r.contact_id = any($2::uuid[])
               or r.activity_id is null and r.contact_id in
                  (select contact_id from activities where tenant_id = $1 and id = any($2::uuid[]))
               or r.activity_id is null and exists
                  (select from companies f where f.tenant_id = $1 and f.id = any($2::uuid[]) and f.restricted_at is not null
                      and f.id = any(${ownBusinessesOf('array[r.contact_id]')}))
               or r.activity_id is null and exists
                  (select from deals d where d.tenant_id = $1 and d.id = any($2::uuid[]) and d.restricted_at is not null
                      and ${isDealOf('d', 'r.contact_id')}))
        limit 1`,
      [by.tenantId, known],
    ),
  );
  return found?.id;
}
