import type { Knex } from 'knex';

/**
 * Values of a tenant's own fields, by the field's id, on the record they belong to: they are hidden, put in the trash,
 * anonymised, erased and deleted with it, and reading a record costs nothing more. A field has a kind, may get another
 * name or more choices, and is retired rather than removed: what was declared stays known.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table custom_field_declarations
      add column kind text not null default 'text' check (kind in ('text', 'number', 'date', 'choice', 'yes-no', 'link')),
      add column choices text[] not null default '{}',
      add column retired_at timestamptz,
      add column retired_by uuid,
      add foreign key (tenant_id, retired_by) references members (tenant_id, id),
      add check ((kind = 'choice') = (cardinality(choices) > 0))`);
  await knex.raw(`grant update (label, choices, retired_at, retired_by) on custom_field_declarations to onnet_app`);
  await knex.raw(`alter table contacts add column custom_fields jsonb`);
  await knex.raw(`alter table companies add column custom_fields jsonb`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table companies drop column custom_fields`);
  await knex.raw(`alter table contacts drop column custom_fields`);
  await knex.raw(`revoke update (label, choices, retired_at, retired_by) on custom_field_declarations from onnet_app`);
  await knex.raw(`
    alter table custom_field_declarations
      drop column kind, drop column choices, drop column retired_at, drop column retired_by`);
}
