import { monthsAfter, osloDay, type Day } from '../../clock.ts';
import { sql } from '../../tenancy.ts';
import type { RequestKind } from './kinds.ts';

// How requests are answered, by their due dates and answers: what hard case 21 asks to be measured and shown.

/** A number below this is not told where everybody reads: it could be about somebody they know. */
export const FEWEST_TOLD = 5;
const MONTHS = 12;

/** How requests of a kind went. A number that is 1 to 4 is `few` where it is told to everybody. */
export interface MeasuredKind {
  /** `together` is the kinds that each had too few to be told apart. */
  readonly kind: RequestKind | 'together';
  /** Answered within the first month. */
  readonly inTime: number | 'few';
  /** Answered after it, or after an extension that was told of, and by the later day. */
  readonly extended: number | 'few';
  /** Answered after their day; or not answered, and the day has passed. */
  readonly late: number | 'few';
  /** The person wanted no answer any more, and said so by their day: neither answered nor late. */
  readonly withdrawn: number | 'few';
  /** Days from receipt to answer, half of them fewer; undefined where none is answered, or too few. */
  readonly medianDays: number | undefined;
}

/** Requests over twelve whole months, by kind; those with the most first. */
export interface MeasuredRequests {
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
  readonly kinds: readonly MeasuredKind[];
}

interface Row {
  readonly kind: RequestKind | 'together';
  readonly inTime: number;
  readonly extended: number;
  readonly late: number;
  readonly withdrawn: number;
  /** With an answer, in time or late. */
  readonly answered: number;
  readonly medianDays: number | null;
}

/**
 * The last twelve whole months of a desk's requests, in its open transaction: those that were answered or withdrawn in them, and those
 * whose day passed in them and that still wait. One that was withdrawn after its day was late, and stays so. What is merged or no request is
 * left out, and a no that was carried out as it was said.
 * @param told `everybody`: kinds with fewer than five are put together, and no smaller number is told
 */
export async function measuredRequests(tenantId: string, told: 'desk' | 'everybody'): Promise<MeasuredRequests> {
  const end = `${osloDay().slice(0, 7)}-01`;
  const from = monthsAfter(end, -MONTHS);
  const rows = await sql<Row>(
    `with counted as (
       select r.kind, r.extended_at is not null as extended, r.target_on, r.decision = 'withdrawn' as withdrawn,
              (r.answered_at at time zone 'Europe/Oslo')::date as answered_on,
              (r.received_at at time zone 'Europe/Oslo')::date as received_on
         from data_subject_requests r
        where r.tenant_id = $1
          and ((r.state = 'answered' and r.answered_at > r.received_at
                and (r.answered_at at time zone 'Europe/Oslo')::date >= $2 and (r.answered_at at time zone 'Europe/Oslo')::date < $3)
            or (r.state in ('draft', 'open') and r.paused_on is null and r.target_on >= $2 and r.target_on < $3))
     ), grouped as (
       select case when $4::int > 0 and count(*) over (partition by kind) < $4 then 'together' else kind end as kind,
              extended, target_on, coalesce(withdrawn, false) as withdrawn, answered_on, received_on
         from counted)
     select kind,
            count(*) filter (where not withdrawn and not extended and answered_on <= target_on)::int as "inTime",
            count(*) filter (where not withdrawn and extended and answered_on <= target_on)::int as extended,
            count(*) filter (where answered_on is null or answered_on > target_on)::int as late,
            count(*) filter (where withdrawn and answered_on <= target_on)::int as withdrawn,
            count(*) filter (where not withdrawn and answered_on is not null)::int as answered,
            percentile_disc(0.5) within group (order by answered_on - received_on) filter (where not withdrawn) as "medianDays"
       from grouped group by kind order by kind = 'together', count(*) desc, kind`,
    [tenantId, from, end, told === 'everybody' ? FEWEST_TOLD : 0],
  );
  const number = (count: number): number | 'few' =>
    told === 'everybody' && count > 0 && count < FEWEST_TOLD ? 'few' : count;
  const lastDay = new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return {
    from,
    to: lastDay,
    kinds: rows.map(({ kind, inTime, extended, late, withdrawn, answered, medianDays }) => ({
      kind,
      inTime: number(inTime),
      extended: number(extended),
      late: number(late),
      withdrawn: number(withdrawn),
      medianDays: medianDays === null || (told === 'everybody' && answered < FEWEST_TOLD) ? undefined : medianDays,
    })),
  };
}
