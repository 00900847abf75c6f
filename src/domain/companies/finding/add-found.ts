import { recordMany } from '../../audit/record-many.ts';
import { newId } from '../../identifiers.ts';
import { sortKey } from '../../names.ts';
import { oweManyAgain } from '../../outbox.ts';
import { personLikeForms } from '../../register/entity.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { writeValue } from '../fields.ts';
import { companySearchText } from '../search-text.ts';
import { UNITS_PER_PAGE } from './find-units.ts';

/**
 * Adds units of the mirror as companies, at most a page of them, with five statements however many: each is looked after by
 * who added it, and asking the register about it is owed. Those the tenant has already, and people's own businesses, are left.
 * @param numbers bare digits; what is no unit of the mirror is left too
 * @returns how many were added
 */
export async function addFound(by: Member, numbers: readonly string[]): Promise<number> {
  demand(by, 'write');
  const units = await sql<{ number: string; name: string; toldAt: Date }>(
    `select u.organisation_number as number, u.name, u.told_at as "toldAt" from register_units u
      where u.organisation_number = any ($2::text[]) and u.kind = 'main' and u.name is not null
        and u.legal_form <> all ($3::text[])
        and not exists (select from companies c where c.tenant_id = $1 and c.organisation_number = u.organisation_number)
      limit ${UNITS_PER_PAGE}`,
    [by.tenantId, numbers.slice(0, UNITS_PER_PAGE), personLikeForms],
  );
  const rows = units.map((unit) => ({ ...unit, id: newId() }));
  const added = await sql<{ id: string }>(
    `insert into companies (tenant_id, id, name, sort_name, search_text, organisation_number, owner_id, enrichment_state, created_by)
     select $1, id, name, sort_name, search_text, number, $2, 'waiting', $2
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as row (id, name, sort_name, search_text, number)
     on conflict (tenant_id, organisation_number) where deleted_at is null do nothing returning id`,
    [
      by.tenantId,
      by.id,
      rows.map(({ id }) => id),
      rows.map(({ name }) => name),
      rows.map(({ name }) => sortKey(name)),
      rows.map(({ name, number }) => companySearchText(name, number)),
      rows.map(({ number }) => number),
    ],
  );
  const ids = added.map(({ id }) => id);
  const named = rows.filter(({ id }) => ids.includes(id));
  await Promise.all([
    change(
      `insert into company_field_sources (tenant_id, company_id, field, source, register_value, register_seen_at)
       select $1, id, 'name', 'register', value, told_at
         from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as row (id, value, told_at)`,
      [
        by.tenantId,
        named.map(({ id }) => id),
        named.map(({ name }) => writeValue('name', { name })),
        named.map(({ toldAt }) => toldAt),
      ],
    ),
    oweManyAgain('enrichment', ids),
    recordMany(asActor(by), 'company.created', { kind: 'company', ids }, { byNumber: true }),
  ]);
  return ids.length;
}
