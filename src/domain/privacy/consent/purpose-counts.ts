import { currentTenantId, sql } from '../../tenancy.ts';

/** How many people stand where on a purpose. */
export interface PurposeCounts {
  readonly purposeId: string;
  /** Of a consent: given, waiting for an answer, and no. Of another basis: how many have it. */
  readonly granted: number;
  readonly asked: number;
  readonly stopped: number;
  readonly given: number;
}

/**
 * The counts of every purpose: of consents by where each person stands by their last word (as `foldConsent` adds it up, a no
 * to all marketing included), of other bases by the rows written down. Of people who are here: not in the trash, anonymised
 * or restricted. Reads the ledger once.
 */
export const purposeCounts = (): Promise<PurposeCounts[]> =>
  sql<PurposeCounts>(
    `with here as (
       select id from contacts where tenant_id = $1 and deleted_at is null and anonymised_at is null
     ), heard as (
       select p.id as purpose_id, e.contact_id,
              (array_agg(e.kind order by e.at desc, e.id desc) filter (where e.kind in ${aWord}))[1] as word,
              max(e.at) filter (where e.kind in ${aWord}) as said_at,
              max(e.at) filter (where e.kind = 'lapsed') as lapsed_at,
              max(e.at) filter (where e.kind = 'asked') as asked_at
         from consent_events e
         join here h on h.id = e.contact_id
         join purposes p on p.tenant_id = $1
          and (e.purpose_id = p.id or (e.purpose_id is null and e.kind = 'objected' and p.marketing is not null))
        where e.tenant_id = $1
        group by p.id, e.contact_id
     ), standing as (
       select purpose_id, case when word in ('withdrawn', 'objected') then 'stopped'
                               when word = 'granted' and (lapsed_at is null or lapsed_at < said_at) then 'granted'
                               when asked_at > greatest(said_at, lapsed_at) or (word is null and lapsed_at is null) then 'asked'
                          end as state
         from heard
     ), said as (
       select purpose_id, count(*) filter (where state = 'granted')::int as granted,
              count(*) filter (where state = 'asked')::int as asked,
              count(*) filter (where state = 'stopped')::int as stopped
         from standing group by purpose_id
     ), given as (
       select k.purpose_id, count(*)::int as given
         from contact_purposes k join here h on h.id = k.contact_id where k.tenant_id = $1 group by k.purpose_id
     )
     select p.id as "purposeId", coalesce(s.granted, 0) as granted, coalesce(s.asked, 0) as asked,
            coalesce(s.stopped, 0) as stopped, coalesce(g.given, 0) as given
       from purposes p left join said s on s.purpose_id = p.id left join given g on g.purpose_id = p.id
      where p.tenant_id = $1`,
    [currentTenantId()],
  );

/** What people say themselves, as against what happens to a consent. */
const aWord = `('granted', 'withdrawn', 'objected')`;
