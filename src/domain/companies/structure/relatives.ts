import { isId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';

/** A unit that a company belongs to, or that belongs to it. */
export interface Relative {
  readonly organisationNumber: string;
  /** Null where only the number is known. */
  readonly name: string | null;
  readonly place: string | null;
  /** The tenant's own company with this number, outside the trash. */
  readonly companyId: string | null;
}

/** The units around one company, as far as they are known without asking the register. */
export interface Relatives {
  /** The company that owns this one, which is a sub-unit. */
  readonly owner: Relative | undefined;
  /** Undefined where only the register can tell: the mirror has no sub-units, or none of people's, or the register has not told of the unit itself. */
  readonly subUnits: readonly Relative[] | undefined;
  /** There are more than these. */
  readonly more: boolean;
}

/** How many sub-units a company's page shows; the rest are on a page of their own. */
export const SUB_UNITS_SHOWN = 10;

/** The owner and sub-units of a company, in the open transaction: two statements that travel together. */
export async function relativesOf(by: Member, companyId: string): Promise<Relatives> {
  demand(by, 'read');
  if (!isId(companyId)) return { owner: undefined, subUnits: undefined, more: false };
  const [owners, rows] = await Promise.all([
    sql<Relative>(ownerOf, [by.tenantId, companyId]),
    sql<Row>(subUnitsOf, [by.tenantId, companyId]),
  ]);
  const units = rows.filter((row): row is Row & Relative => row.organisationNumber !== null);
  return {
    owner: owners[0],
    subUnits: rows[0]?.mirrored ? units.slice(0, SUB_UNITS_SHOWN) : undefined,
    more: units.length > SUB_UNITS_SHOWN,
  };
}

/** One of a company's sub-units; without a number for a company that has none. */
type Row = Omit<Relative, 'organisationNumber'> & {
  readonly organisationNumber: string | null;
  readonly mirrored: boolean;
};

// A sub-unit of people has no owner in the mirror, but the register has told of this very one.
const ownerOf = `
  select parent.number as "organisationNumber", coalesce(u.name, e.entity ->> 'name') as name, u.place,
         own.id as "companyId"
    from companies c
    left join register_entities told on told.organisation_number = c.organisation_number and told.outcome = 'found'
    left join register_units unit on unit.organisation_number = c.organisation_number and unit.kind = 'sub'
   cross join lateral (select case when told.outcome is null then unit.parent
                                   when told.entity ->> 'isSubUnit' = 'true' then told.entity ->> 'parent' end) parent (number)
    left join register_units u on u.organisation_number = parent.number
    left join register_entities e on e.organisation_number = parent.number and e.outcome = 'found'
    left join companies own on own.tenant_id = c.tenant_id and own.organisation_number = parent.number
         and own.deleted_at is null
   where c.tenant_id = $1 and c.id = $2 and parent.number is not null`;

const subUnitsOf = `
  select m.loaded_at is not null and not c.person_like
           and (c.enrichment_state = 'found'
                or c.enrichment_state in ('waiting', 'unavailable')
                   and exists (select from register_entities told
                                where told.organisation_number = c.organisation_number and told.outcome = 'found')) as mirrored,
         u.organisation_number as "organisationNumber", u.name,
         u.place, own.id as "companyId"
    from companies c
   cross join register_mirrors m
    left join lateral (select * from register_units s
                        where s.parent = c.organisation_number and s.kind = 'sub' and not c.person_like
                        order by s.search_text limit ${SUB_UNITS_SHOWN + 1}) u on true
    left join companies own on own.tenant_id = c.tenant_id and own.organisation_number = u.organisation_number
         and own.deleted_at is null
   where c.tenant_id = $1 and c.id = $2 and m.collection = 'underenheter'
   order by u.search_text`;

/** The tenant's own companies among these numbers: number to id. */
export async function ownAmong(by: Member, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  demand(by, 'read');
  const rows = await sql<{ number: string; id: string }>(
    `select organisation_number as number, id from companies
      where tenant_id = $1 and organisation_number = any ($2::text[]) and deleted_at is null`,
    [by.tenantId, numbers],
  );
  return new Map(rows.map(({ number, id }) => [number, id]));
}
