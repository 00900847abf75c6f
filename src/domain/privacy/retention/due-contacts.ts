import { isId } from '../../identifiers.ts';
import { fullName } from '../../names.ts';
import { sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { lastTouched } from '../../contacts/last-touched.ts';
import { servedPurposes } from '../purposes/served-purposes.ts';
import { dueDay, retentionCutoff } from './clock.ts';
import { isLeftAlone } from './left-alone.ts';
import { isGeneral, isInForce, isOfIdle, keptByFloor } from './rule-terms.ts';

/** A contact that a rule would anonymise, and why. */
export interface DueContact {
  readonly id: string;
  readonly name: string;
  readonly companyName: string | null;
  /** Nobody has done anything with it since: the last activity, or its creation where there was none. */
  readonly lastActivityAt: Date;
  readonly neverActive: boolean;
  /** `YYYY-MM-DD`. */
  readonly dueSince: string;
  readonly inTrash: boolean;
}

/** A number of contacts, counted no further than `MOST_COUNTED`. */
export interface DueCount {
  readonly count: number;
  readonly atLeast: boolean;
}

export const DUE_PER_PAGE = 50;
const MOST_COUNTED = 10_000;

/** Contacts whose time is over, those who are left alone included. Who is in the trash is kept like others, so they are due like others. */
export const idleContacts = (row: string): string => `contacts ${row}
  where ${row}.tenant_id = $1 and ${row}.anonymised_at is null and ${lastTouched(row)} < $2
    and ${row}.id not in (${keptLonger})`;

/** Those of them that nothing keeps. In the order of the index. */
export const dueContacts = (row: string): string => `${idleContacts(row)} and not ${isLeftAlone(row)}`;

/** Contacts that serve a purpose whose own rule keeps them longer than the rule for all, or whose law no rule ends. */
const keptLonger = `
  select served.contact_id from retention_rules own
    join ${servedPurposes} served on served.purpose_id = own.purpose_id
   where own.tenant_id = $1 and ${isOfIdle('own')} and ${isInForce('own')}
     and own.months > (select general.months from retention_rules general where general.tenant_id = $1 and ${isGeneral('general')})
  union all ${keptByFloor()}`;

/** How many contacts are due before a cutoff. */
export async function countDue(tenantId: string, cutoff: Date): Promise<DueCount> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from (select from ${dueContacts('c')} limit ${MOST_COUNTED + 1}) counted`,
    [tenantId, cutoff],
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, MOST_COUNTED), atLeast: count > MOST_COUNTED };
}

type Row = Omit<DueContact, 'name' | 'dueSince'> & { readonly givenName: string; readonly familyName: string };

/**
 * What a rule of so many months would anonymise right now, longest idle first. Changes nothing.
 * @param after the id of the last contact of the page before; empty for the first page
 * @param inDays as of so many days ahead, if nobody has to do with them until then
 */
export async function dryRun(
  by: Member,
  months: number,
  after = '',
  inDays = 0,
): Promise<{ readonly contacts: readonly DueContact[]; readonly next: string | undefined }> {
  const paged = isId(after);
  const rows = await sql<Row>(
    `select c.id, c.given_name as "givenName", c.family_name as "familyName", c.company_name as "companyName",
            ${lastTouched('c')} as "lastActivityAt", c.last_activity_at is null as "neverActive",
            c.deleted_at is not null as "inTrash"
       from ${dueContacts('c')}
        ${
          paged
            ? `and (${lastTouched('c')}, c.id) >
               ((select ${lastTouched('k')} from contacts k where k.tenant_id = $1 and k.id = $3), $3)`
            : ''
        }
      order by ${lastTouched('c')}, c.id
      limit ${DUE_PER_PAGE + 1}`,
    [by.tenantId, retentionCutoff(months, inDays), ...(paged ? [after] : [])],
  );
  // The row a page stood beside is gone, or all beyond it: the list begins anew.
  if (rows.length === 0 && paged) return dryRun(by, months, '', inDays);
  const contacts = rows.slice(0, DUE_PER_PAGE).map(({ givenName, familyName, ...row }) => ({
    ...row,
    name: fullName(givenName, familyName),
    dueSince: dueDay(row.lastActivityAt, months),
  }));
  return { contacts, next: rows.length > DUE_PER_PAGE ? contacts.at(-1)?.id : undefined };
}
