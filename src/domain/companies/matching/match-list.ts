import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { certainties, type Certainty, type MatchReason } from './judge.ts';
import { unnumbered } from './start-matching.ts';

/** Which of the companies that were looked for: by how sure the best suggestion is, without any, or put off. */
export const matchShelves = [...certainties, 'none', 'skipped'] as const;
export type MatchShelf = (typeof matchShelves)[number];

/** A suggestion as it is shown. Units that are gone from the register are not. */
export interface ShownSuggestion {
  readonly number: string;
  readonly certainty: Certainty;
  readonly reasons: readonly MatchReason[];
  readonly name: string;
  readonly legalForm: string;
  readonly place: string | null;
  readonly status: string | null;
  /** The tenant's other company with this number. */
  readonly taken: { readonly id: string; readonly name: string } | null;
}

/** A company that was looked for, with what was found. */
export interface Match {
  readonly companyId: string;
  readonly name: string;
  readonly place: string | null;
  readonly website: string | null;
  readonly suggestions: readonly ShownSuggestion[];
}

export const MATCHES_PER_PAGE = 25;

/** The first suggestion of a match that nobody rejected, as SQL. */
export const bestOf = (match: string, rejected = `${match}.rejected`): string =>
  `(select s.value from jsonb_array_elements(${match}.suggestions) with ordinality s
     where not s.value ->> 'number' = any (${rejected}) order by s.ordinality limit 1)`;

const columns = `c.id as "companyId", c.name, c.place, c.website,
  coalesce((select jsonb_agg(jsonb_build_object('number', s.value ->> 'number', 'certainty', s.value ->> 'certainty',
              'reasons', s.value -> 'reasons', 'name', u.name, 'legalForm', u.legal_form, 'place', u.place,
              'status', u.status, 'taken', case when other.id is not null
                then jsonb_build_object('id', other.id, 'name', other.name) end) order by s.ordinality)
              from jsonb_array_elements(m.suggestions) with ordinality s
              join register_units u on u.organisation_number = s.value ->> 'number' and u.name is not null
              left join companies other on other.tenant_id = $1 and other.deleted_at is null
                   and other.organisation_number = s.value ->> 'number'
             where not s.value ->> 'number' = any (m.rejected)), '[]') as suggestions`;

const onShelf = `m.tenant_id = $1 and m.state = $2 and ($3::text is null or m.certainty = $3)
  and exists (select from companies c where c.id = m.company_id and ${unnumbered})`;

const shelfValues = (shelf: MatchShelf): [state: string, certainty: Certainty | null] =>
  shelf === 'none' || shelf === 'skipped' ? [shelf, null] : ['open', shelf];

/**
 * One page of the companies on a shelf, oldest first, in one statement.
 * @param after a company's id
 */
export async function matchesOn(
  by: Member,
  shelf: MatchShelf,
  after?: string,
): Promise<{ readonly matches: readonly Match[]; readonly more: boolean }> {
  demand(by, 'read');
  const rows = await sql<Match>(
    `with shelf as materialized (
       select m.company_id, m.suggestions, m.rejected from company_matches m
        where ${onShelf} and ($4::uuid is null or m.company_id > $4)
        order by m.company_id limit ${MATCHES_PER_PAGE + 1})
     select ${columns} from shelf m join companies c on c.tenant_id = $1 and c.id = m.company_id order by c.id`,
    [by.tenantId, ...shelfValues(shelf), after !== undefined && isId(after) ? after : null],
  );
  // All beyond the company is decided: the shelf begins anew.
  if (rows.length === 0 && after !== undefined && isId(after)) return matchesOn(by, shelf);
  return { matches: rows.slice(0, MATCHES_PER_PAGE), more: rows.length > MATCHES_PER_PAGE };
}

/** How many stand on each shelf. */
export async function matchCounts(by: Member): Promise<Readonly<Record<MatchShelf, number>>> {
  demand(by, 'read');
  const rows = await sql<{ shelf: MatchShelf; count: number }>(
    `select coalesce(m.certainty, m.state) as shelf, count(*)::int as count
       from company_matches m join companies c on c.tenant_id = $1 and c.id = m.company_id
      where m.tenant_id = $1 and m.state <> 'accepted' and ${unnumbered}
      group by 1`,
    [by.tenantId],
  );
  const counts = { sure: 0, likely: 0, possible: 0, none: 0, skipped: 0 };
  for (const { shelf, count } of rows) counts[shelf] = count;
  return counts;
}

/** A company without a number with what was found for it, which may be nothing yet. @throws NotFound when it has one, or is not there */
export async function matchOf(by: Member, companyId: string): Promise<Match> {
  demand(by, 'read');
  const [match] = isId(companyId)
    ? await sql<Match>(
        `select ${columns} from companies c
           left join company_matches m on m.tenant_id = $1 and m.company_id = c.id
          where c.tenant_id = $1 and c.id = $2 and c.organisation_number is null and c.deleted_at is null`,
        [by.tenantId, companyId],
      )
    : [];
  if (!match) throw new NotFound('company');
  return match;
}
