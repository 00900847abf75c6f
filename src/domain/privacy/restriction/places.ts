import { Invalid } from '../../errors.ts';
import { now } from '../../clock.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { businessHits, isBusiness, othersBusiness } from '../erasure/business-hits.ts';
import {
  freeTextHits,
  MOST_HITS,
  nameOfHit,
  type FreeTextHit,
  type Looking,
  type OwnRowsToo,
} from '../erasure/free-text.ts';
import { givenNameHits } from '../erasure/given-name-hits.ts';
import { isRecord, recordHit, sameReach } from '../erasure/same-person.ts';
import { tracesOf } from '../erasure/traces.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';
import { inCase } from './in-case.ts';
import { reasonsFor, type PlaceReasonCode } from './place-reasons.ts';

/** What a human can decide about a place that somebody restricted stands in. */
export type PlaceDecision = 'restrict' | 'keep';

/** A place, with what was decided about it. */
export interface Place {
  readonly hit: FreeTextHit;
  /** Only a whole contact and one activity can be restricted; a title or a company's field is corrected where it stands. */
  readonly choices: readonly PlaceDecision[];
  readonly decision: PlaceDecision | undefined;
  readonly reason: PlaceReasonCode | undefined;
}

/** A place with a decision that is about to be kept. */
export interface DecidedPlace {
  readonly hit: FreeTextHit;
  readonly decision: PlaceDecision;
  readonly reason: PlaceReasonCode | undefined;
}

/** What was decided about a place, as it was typed: `restrict`, or `keep:` and a reason; undefined where nothing valid was. */
export function readPlaceDecision(hit: FreeTextHit, typed: string): DecidedPlace | undefined {
  const [decision, code = ''] = typed.split(':');
  if (decision === 'restrict' && choicesOf(hit).includes(decision)) return { hit, decision, reason: undefined };
  const reason = reasonsOfHit(hit).find(([one]) => one === code)?.[0];
  return decision === 'keep' && reason !== undefined ? { hit, decision, reason } : undefined;
}

/** The reasons for which a place goes on being used; a business for the one that it is somebody else's. */
export const reasonsOfHit = (hit: FreeTextHit): ReturnType<typeof reasonsFor> =>
  reasonsFor(isRecord(hit) ? 'record' : 'text').filter(([code]) => !isBusiness(hit) || code === othersBusiness);

const choicesOf = (hit: FreeTextHit): readonly PlaceDecision[] =>
  isRecord(hit) || isBusiness(hit) || hit.table === 'activities' ? ['restrict', 'keep'] : ['keep'];

/** Other contacts with an address or number of somebody's, who are not restricted yet. In the open case. */
const otherRecords = async (contactId: string): Promise<FreeTextHit[]> =>
  (await sameReach(contactId, await tracesOf(contactId))).filter(({ restricted }) => !restricted).map(recordHit);

/** Somebody's records that are restricted together, and what was decided about each other contact on the way. */
export interface RecordsTogether {
  /** The first is the one it began with. */
  readonly contactIds: readonly string[];
  readonly decided: readonly DecidedPlace[];
}

/**
 * The records that are one person by decision: the contact, and each other that has an address or number of one of them and was said
 * to be the same, with the businesses that may be theirs. In the open case.
 * @param typed what was decided about each, by the name of its hit
 * @param requestId the request it comes with, in which businesses may be decided about
 * @throws Invalid on each that nobody decided about
 */
export async function recordsTogether(
  contactId: string,
  typed: (name: string) => string,
  requestId?: string,
): Promise<RecordsTogether> {
  const { contactIds, found } = await recordsReached(contactId, typed, requestId);
  const undecided = found.filter(({ decided }) => decided === undefined);
  if (undecided.length > 0)
    throw new Invalid(Object.fromEntries(undecided.map(({ hit }) => [nameOfHit(hit), 'restriction.place.undecided'])));
  return { contactIds, decided: found.flatMap(({ decided }) => decided ?? []) };
}

/**
 * Other contacts with an address or number of somebody's, and of those who were said to be the same, and businesses that may be theirs,
 * to be decided about before they are restricted. @throws NotAllowed
 */
export const recordsBeside = (
  by: Member,
  contactId: string,
  typed: (name: string) => string,
  requestId?: string,
): Promise<FreeTextHit[]> =>
  inCase(by, async () => (await recordsReached(contactId, typed, requestId)).found.map(({ hit }) => hit));

async function recordsReached(
  contactId: string,
  typed: (name: string) => string,
  requestId: string | undefined,
): Promise<{
  readonly contactIds: readonly string[];
  readonly found: readonly { readonly hit: FreeTextHit; readonly decided: DecidedPlace | undefined }[];
}> {
  const contactIds = [contactId];
  const found = new Map<string, { readonly hit: FreeTextHit; readonly decided: DecidedPlace | undefined }>();
  // Each record can lead to more.
  for (const id of contactIds)
    for (const hit of [...(await otherRecords(id)), ...(await businessHits(id, requestId))]) {
      const name = nameOfHit(hit);
      if (hit.row === contactId || found.has(name)) continue;
      const decided = readPlaceDecision(hit, typed(name));
      found.set(name, { hit, decided });
      if (decided?.decision === 'restrict' && isRecord(hit)) contactIds.push(hit.row);
    }
  return { contactIds, found: [...found.values()] };
}

/** Everything that carries or names somebody restricted besides their own record. */
export interface Places {
  readonly places: readonly Place[];
  /** What there is besides, where it is too much for one page: some that wait to be decided about, or none that do. */
  readonly more: 'none' | 'undecided' | 'decided';
  /** Other contacts with the same address or number who are restricted too. */
  readonly also: readonly { readonly name: string; readonly restrictionId: string }[];
}

/** A deal of theirs that is a company's too is still seen, and so are its title and what was noted on it about somebody else or nobody. */
const stillSeen: OwnRowsToo = {
  deals: 'true',
  activities: `(activities.contact_id is null or activities.contact_id <> all($2::uuid[]))
    and (activities.restricted_at is null or exists (select from restrictions r
          where r.tenant_id = $1 and r.activity_id = activities.id and r.lifted_at is null))`,
};

/** SQL for a row of a place about which it was decided, and that stands: it is shown after those that wait. `$1` is the tenant. */
const isDecided: NonNullable<Looking['last']>['where'] = ({ table, column }, parameter) =>
  `exists (select from restriction_decisions d
            where d.tenant_id = $1 and d.restriction_id = $${parameter} and d.place_table = '${table}' and d.place_column = '${column}'
              and d.place_row = ${table}.id and ${table === 'activities' || table === 'deals' ? `(d.decision = 'keep' or ${table}.restricted_at is not null)` : `d.decision = 'keep'`})`;

/** Which places are left over: undecided ones, or only such as are decided about, since those come last. */
function leftOver(...found: readonly (readonly FreeTextHit[])[]): Places['more'] {
  const cut = found.flatMap((hits) => hits.slice(MOST_HITS));
  return cut.some(({ last }) => !last) ? 'undecided' : cut.length > 0 ? 'decided' : 'none';
}

/** Where somebody restricted stands besides their own record, with what was decided; what waits comes first. In the open case. */
export async function placesOf(restrictionId: string, contactId: string): Promise<Places> {
  const traces = await tracesOf(contactId);
  const records = await sameReach(contactId, traces);
  const looking: Looking = {
    ownToo: stillSeen,
    last: { where: isDecided, about: restrictionId },
    most: MOST_HITS + 1,
  };
  const named = await freeTextHits(contactId, traces, looking);
  const given = await givenNameHits(contactId, traces, named, looking);
  const texts = [...named.slice(0, MOST_HITS), ...given.slice(0, MOST_HITS)];
  // Their own businesses are hidden with them.
  const [own] = await sql<{ ids: string[] }>(`select ${ownBusinessesOf('array[$2::uuid]')} as ids`, [
    currentTenantId(),
    contactId,
  ]);
  const [kept, aside, open] = await Promise.all([
    sql<{ name: string; decision: PlaceDecision; reason: PlaceReasonCode | null }>(
      `select place_table || '.' || place_column || '.' || place_row as name, decision, reason
         from restriction_decisions where tenant_id = $1 and restriction_id = $2`,
      [currentTenantId(), restrictionId],
    ),
    // Of somebody else who is restricted: nobody sees it, and it is theirs to be decided about.
    sql<{ id: string; theirs: boolean }>(
      `select a.id, coalesce(c.restricted_at is not null, false) as theirs
         from activities a left join contacts c on c.tenant_id = $1 and c.id = a.contact_id
        where a.tenant_id = $1 and a.id = any($2::uuid[]) and a.restricted_at is not null
       union all
       select d.id, true from deals d where d.tenant_id = $1 and d.id = any($2::uuid[]) and d.restricted_at is not null`,
      [
        currentTenantId(),
        texts.flatMap(({ table, row }) => (table === 'activities' || table === 'deals' ? [row] : [])),
      ],
    ),
    sql<{ id: string; contactId: string }>(
      `select id, contact_id as "contactId" from restrictions
        where tenant_id = $1 and contact_id = any($2::uuid[]) and activity_id is null and lifted_at is null`,
      [currentTenantId(), records.map(({ id }) => id)],
    ),
  ]);
  const hidden = new Set(aside.filter(({ theirs }) => theirs).map(({ id }) => id));
  const restricted = new Set(aside.map(({ id }) => id));
  const decisions = new Map(kept.map((one) => [one.name, one]));
  const restrictions = new Map(open.map((one) => [one.contactId, one.id]));
  return {
    more: leftOver(named, given),
    places: [
      ...records.filter(({ restricted }) => !restricted).map(recordHit),
      ...texts.filter(({ table, row }) => !hidden.has(row) && !(table === 'companies' && own?.ids.includes(row))),
    ].map((hit) => {
      const one = decisions.get(nameOfHit(hit));
      // A restriction that was lifted by itself leaves the place to be decided about anew.
      const stands = one?.decision === 'keep' || restricted.has(hit.row);
      return {
        hit,
        choices: choicesOf(hit),
        decision: stands ? one?.decision : undefined,
        reason: one?.reason ?? undefined,
      };
    }),
    also: records.flatMap(({ id, name }) => {
      const restriction = restrictions.get(id);
      return restriction === undefined ? [] : [{ name, restrictionId: restriction }];
    }),
  };
}

/**
 * Writes down what was decided; a later decision about the same place is the one that counts. In the open transaction.
 * @param made the restriction of an activity that a decision made, by the activity's id
 */
export const keepPlaces = (
  by: Member,
  restrictionId: string,
  decided: readonly DecidedPlace[],
  made: ReadonlyMap<string, string> = new Map(),
): Promise<number> =>
  change(
    `insert into restriction_decisions (tenant_id, restriction_id, place_table, place_column, place_row, decision, reason, made,
            decided_at, decided_by)
     select $1, $2, d.*, $9, $10
       from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[]) as d
     on conflict (tenant_id, restriction_id, place_table, place_row, place_column) do update
        set decision = excluded.decision, reason = excluded.reason,
            made = case excluded.decision when 'restrict' then coalesce(excluded.made, restriction_decisions.made) end,
            decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
    [
      by.tenantId,
      restrictionId,
      decided.map(({ hit }) => hit.table),
      decided.map(({ hit }) => hit.column),
      decided.map(({ hit }) => hit.row),
      decided.map(({ decision }) => decision),
      decided.map(({ reason }) => reason ?? null),
      decided.map(({ hit, decision }) => (decision === 'restrict' ? (made.get(hit.row) ?? null) : null)),
      now(),
      by.id,
    ],
  );
