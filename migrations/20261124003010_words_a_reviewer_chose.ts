import type { Knex } from 'knex';

/** Whoever reviews a copy takes out more than the program finds: any words of the texts. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table access_findings
      drop constraint access_findings_kind_check,
      add constraint access_findings_kind_check check (kind in ('contact', 'member', 'address', 'words'))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table access_findings
      drop constraint access_findings_kind_check,
      add constraint access_findings_kind_check check (kind in ('contact', 'member', 'address')) not valid`);
}
