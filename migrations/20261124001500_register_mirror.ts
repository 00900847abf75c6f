import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

const columns = `
  organisation_number text collate "C" not null,
  kind text not null,
  legal_form text,
  name text,
  search_text text collate "C",
  status text,
  municipality text,
  postal_code text,
  place text,
  industry text,
  employees smallint,
  vat_registered boolean,
  website text,
  registered_on date,
  parent text,
  prominence smallint not null`;

/**
 * The register's mirror: public data of all units, for search without asking the register. A load fills the incoming
 * table, which nobody else reads and which is not logged, and then changes in the mirror only what differs: readers never
 * wait, and never see half of it. Of a unit that is gone nothing stays but its number, until a later file is without it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table register_units (${columns},
      told_at timestamptz not null,
      primary key (organisation_number),
      check (kind in ('main', 'sub', 'gone')),
      check (kind <> 'gone' or coalesce(legal_form, name, search_text, municipality, place, website) is null)
    )`);
  await knex.raw(
    `create index register_units_by_name on register_units (search_text, prominence) where search_text is not null`,
  );
  // Words are written one by one: what waits in a list of its own, every search would have to read.
  await knex.raw(
    `create index register_units_by_words on register_units using gin (search_text gin_trgm_ops)
       with (fastupdate = off) where search_text is not null`,
  );
  await grantPlatformTable(knex, 'register_units', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`create unlogged table register_units_incoming (${columns})`);
  await grantPlatformTable(knex, 'register_units_incoming', ['select', 'insert', 'update']);
  // The one table that is emptied at once: it holds what a load that was broken off left behind, and no tenant's rows.
  await knex.raw(`grant truncate on register_units_incoming to onnet_app`);

  await knex.raw(`
    create table register_mirrors (
      collection text primary key check (collection in ('enheter', 'underenheter')),
      etag text,
      made_at timestamptz,
      units integer,
      loaded_at timestamptz,
      checked_at timestamptz,
      failure text,
      failed_at timestamptz
    )`);
  await grantPlatformTable(knex, 'register_mirrors', ['select', 'update']);
  await knex.raw(`insert into register_mirrors (collection) values ('enheter'), ('underenheter')`);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['register_mirrors', 'register_units_incoming', 'register_units'])
    await knex.raw(`drop table ${table}`);
}
