import type { Knex } from 'knex';

/** A breach is of kinds that the pages have words for (Art. 4(12)). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `alter table breaches add constraint breaches_kinds
       check (kinds <@ array['confidentiality', 'integrity', 'availability'])`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table breaches drop constraint breaches_kinds`);
}
