import { daysAfter, isDay, now, osloDay, type Day } from '../../clock.ts';
import { isId } from '../../identifiers.ts';
import { fullName } from '../../names.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { lawNumbers } from '../law-numbers.ts';
import { givenUp } from './notice-lines.ts';

/** Somebody who has not been told that they are here. */
export interface OwedNotice {
  readonly contactId: string;
  readonly name: string;
  /** Whether a mail can go to them. */
  readonly email: string | null;
  /** How the record came in, and who wrote it down; null for nobody, or somebody who is gone. */
  readonly source: 'user' | 'import';
  readonly recordedBy: string | null;
  /** Where a purpose of theirs says the data is from; null where it says nothing. */
  readonly from: string | null;
  readonly recordedOn: Day;
  /** The last day; that of the first contact when that comes before the month is over. */
  readonly dueOn: Day;
  /** Somebody has been in touch with them, so that the notice is due by that. */
  readonly inTouch: boolean;
}

/** How many wait: late, due within `SOON_DAYS`, and after that. Counted to `MOST_COUNTED`, the oldest first; then there are more. */
export interface OwedCounts {
  readonly late: number;
  readonly soon: number;
  readonly later: number;
  readonly atLeast: boolean;
}

export const SOON_DAYS = 7;
export const MOST_COUNTED = 5_000;
export const OWED_PER_PAGE = 50;

/** SQL for who has not been told, of live contacts `c` whose data did not come from themselves; sample data is of nobody. `$1` is the tenant. */
const untold = `c.tenant_id = $1 and c.deleted_at is null and c.anonymised_at is null and c.source in ('user', 'import')
     and not exists (select from contact_purposes p
                      where p.tenant_id = $1 and p.contact_id = c.id and p.source in ('person', 'form'))
     and not exists (select from source_notices line
                      where line.tenant_id = $1 and line.contact_id = c.id and not ${givenUp('line')})`;

/**
 * SQL for the contacts who have not been told: of those of whom it is not known that they need not (settled.ts), and of those whose
 * mail was given up, of which there are few. A walk through one index, and another through the dead letters.
 * @param columns of `c`
 * @param tail an order and a limit for each of the two
 */
const open = (columns: string, tail = ''): string => `
  (select ${columns} from contacts c where not c.notice_settled and ${untold} ${tail})
   union all
  (select ${columns} from contacts c
    where c.notice_settled and ${untold}
      and c.id in (select n.contact_id from outbox o join source_notices n on n.tenant_id = $1 and o.key = 'source-notice:' || n.id
                    where o.tenant_id = $1 and o.kind = 'mail' and o.dead_at is not null) ${tail})`;

/**
 * SQL with `due` (a day) and `in_touch` for some of them; `$1` is the tenant, `$2` the present moment, `$3` the law's
 * months. Who gave the data themselves, in a form or to a member, is told when they give it (Art. 13) and not here. The first contact
 * counts from the day of the record, and is looked for where the month is not over.
 */
const withDue = (rows: string): string => `
  select c.*, got.day as got, met.day is not null as in_touch,
         least((got.day + make_interval(months => $3))::date, met.day) as due
    from (${rows}) c
   cross join lateral (select (c.created_at at time zone 'Europe/Oslo')::date as day) got
    left join lateral (
      select (min(greatest(a.happened_at, c.created_at)) at time zone 'Europe/Oslo')::date as day from activities a
       where a.tenant_id = $1 and a.contact_id = c.id and a.deleted_at is null and a.kind in ('call', 'meeting', 'email')
         and a.happened_at <= $2) met on c.created_at > $2::timestamptz - make_interval(months => $3, days => 1)`;

const owed = withDue(open('c.id, c.given_name, c.family_name, c.email, c.source, c.created_at, c.created_by'));

/** The oldest, one more than are counted, of each of the two. */
const oldest = withDue(open('c.id, c.created_at', `order by c.created_at limit ${MOST_COUNTED + 1}`));

const months = lawNumbers.sourceNotice.value;

/**
 * Who has not been told, what is due first first, a page at a time.
 * @param after the last of the page before, as `next` gave it; what is not one begins at the first
 * @throws NotAllowed
 */
export async function owedNotices(
  by: Member,
  after: string,
): Promise<{ readonly rows: readonly OwedNotice[]; readonly next: string | undefined }> {
  demand(by, 'privacy');
  const [day = '', id = ''] = after.split('_');
  const from = isDay(day) && isId(id) ? { day, id } : undefined;
  const found = await sql<Row>(
    `select o.id as "contactId", o.given_name as "givenName", o.family_name as "familyName", o.email, o.source,
            m.name as "recordedBy", o.got::text as "recordedOn", o.due::text as "dueOn", o.in_touch as "inTouch",
            (select p.source from contact_purposes p
              where p.tenant_id = $1 and p.contact_id = o.id and p.source <> 'default' order by p.since, p.id limit 1) as from
       from (${owed}) o left join members m on m.tenant_id = $1 and m.id = o.created_by
      where $4::date is null or (o.due, o.id) > ($4::date, $5::uuid)
      order by o.due, o.id limit ${OWED_PER_PAGE + 1}`,
    [by.tenantId, now(), months, from?.day ?? null, from?.id ?? null],
  );
  const rows = found
    .slice(0, OWED_PER_PAGE)
    .map(({ givenName, familyName, ...row }) => ({ ...row, name: fullName(givenName, familyName) }));
  const last = rows.at(-1);
  return { rows, next: last && found.length > rows.length ? `${last.dueOn}_${last.contactId}` : undefined };
}

type Row = Omit<OwedNotice, 'name'> & { readonly givenName: string; readonly familyName: string };

/**
 * The first of those who have not been told, as many as one act takes.
 * @param which `mailable`: with an address alone
 */
export async function firstOwed(by: Member, which: 'mailable' | 'any', limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select o.id from (${owed}) o where $4 or o.email is not null order by o.due, o.id limit $5`,
    [by.tenantId, now(), months, which === 'any', limit],
  );
  return rows.map(({ id }) => id);
}

/** Those of these contacts who have not been told. */
export async function owedAmong(by: Member, ids: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select o.id from (${owed}) o where o.id = any($4::uuid[]) order by o.due, o.id`,
    [by.tenantId, now(), months, ids.filter(isId)],
  );
  return rows.map(({ id }) => id);
}

/** How many wait, and how long they can. In one statement. @throws NotAllowed */
export async function countOwed(by: Member): Promise<OwedCounts> {
  demand(by, 'privacy');
  const today = osloDay();
  const [row] = await sql<{ late: number; soon: number; all: number }>(
    `select count(*) filter (where due < $4::date)::int as late,
            count(*) filter (where due between $4::date and $5::date)::int as soon, count(*)::int as all
       from (select o.due from (${oldest}) o order by o.created_at limit ${MOST_COUNTED + 1}) counted`,
    [by.tenantId, now(), months, today, daysAfter(today, SOON_DAYS)],
  );
  const { late = 0, soon = 0, all = 0 } = row ?? {};
  return { late, soon, later: all - late - soon, atLeast: all > MOST_COUNTED };
}
