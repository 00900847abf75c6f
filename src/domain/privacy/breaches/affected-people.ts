import { record } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { breach } from './breach.ts';
import type { Keeper } from './keep-breach.ts';

/** A contact whom a breach touches. */
export interface AffectedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Their processing is restricted: they are told of the breach all the same, which serves them (Art. 34, 18(2)). */
  readonly restricted: boolean;
}

/** Some of those a breach touches, by name, and how many they are in all. */
export interface AffectedPeople {
  readonly people: readonly AffectedPerson[];
  /** The last of them, to ask for those that follow; undefined when none do. */
  readonly next: string | undefined;
  /** How many are still there, on all pages. */
  readonly count: number;
  /** How many have been erased since, of whom ids alone are left. */
  readonly erased: number;
}

export const AFFECTED_PER_PAGE = 200;

/**
 * The people of the tenant's contacts whom it touches, those whose processing is restricted with the others. Await it alone.
 * @param after the id of the last one on the page before; empty for the first page
 */
export async function affectedPeople(by: Keeper, id: string, after = ''): Promise<AffectedPeople> {
  const paged = isId(after);
  const { rows, counted } = await by.see(async () => ({
    rows: await sql<AffectedPerson>(
      `select c.id, trim(c.given_name || ' ' || c.family_name) as name, c.email, c.restricted_at is not null as restricted
         from breach_people p join contacts c on c.tenant_id = p.tenant_id and c.id = p.contact_id
        where p.tenant_id = $1 and p.breach_id = $2 and c.anonymised_at is null
          ${paged ? 'and (c.sort_name, c.id) > ((select sort_name from contacts where tenant_id = $1 and id = $4), $4)' : ''}
        order by c.sort_name, c.id limit $3`,
      [currentTenantId(), id, AFFECTED_PER_PAGE + 1, ...(paged ? [after] : [])],
    ),
    counted: await sql<{ count: number; erased: number }>(
      `select count(c.id)::int as count, (count(*) - count(c.id))::int as erased
         from breach_people p
         left join contacts c on c.tenant_id = p.tenant_id and c.id = p.contact_id and c.anonymised_at is null
        where p.tenant_id = $1 and p.breach_id = $2`,
      [currentTenantId(), id],
    ),
  }));
  // The row a page stood beside is gone, or all beyond it: the list begins anew.
  if (rows.length === 0 && paged) return affectedPeople(by, id);
  const people = rows.slice(0, AFFECTED_PER_PAGE);
  const next = rows.length > AFFECTED_PER_PAGE ? people.at(-1)?.id : undefined;
  return { people, next, count: counted[0]?.count ?? 0, erased: counted[0]?.erased ?? 0 };
}

/** What became of a list that was typed: every entry is in one of them. */
export interface TypedAddresses {
  /** Addresses that some contact has, in lower case. */
  readonly known: readonly string[];
  /** Entries as they were typed: addresses that no contact has, and what is no address. */
  readonly unknown: readonly string[];
  readonly unreadable: readonly string[];
}

/**
 * Ties contacts to a breach by their addresses, with spaces, commas or lines between them.
 * @throws Invalid (field `emails`) when nothing was typed; NotFound
 */
export async function addAffectedPeople(by: Keeper, id: string, typed: string): Promise<TypedAddresses> {
  await breach(id);
  const entries = new Map(
    typed
      .split(/[\s,;]+/)
      .filter((one) => one !== '')
      .map((one) => [one.toLowerCase(), one]),
  );
  if (entries.size === 0) throw new Invalid({ emails: 'form.required' });
  const found = await by.see(() =>
    sql<{ contactId: string; address: string }>(
      `select contact_id as "contactId", lower(address) as address from contact_emails
        where tenant_id = $1 and lower(address) = any($2)`,
      [currentTenantId(), [...entries.keys()]],
    ),
  );
  await change(
    `insert into breach_people (tenant_id, breach_id, contact_id)
     select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [currentTenantId(), id, [...new Set(found.map(({ contactId }) => contactId))]],
  );
  await record(by.actor, 'breach.changed', { kind: 'breach', id }, { people: found.length });
  const known = new Set(found.map(({ address }) => address));
  const left = [...entries].filter(([address]) => !known.has(address)).map(([, asTyped]) => asTyped);
  return {
    known: [...known],
    unknown: left.filter((one) => one.includes('@')),
    unreadable: left.filter((one) => !one.includes('@')),
  };
}
