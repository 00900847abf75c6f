import type { Knex } from 'knex';

/** In which language an agreement was accepted is one of two words, which a page puts into words of its own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `alter table agreement_acceptances add constraint accepted_in_a_language check (language in ('nb', 'en'))`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table agreement_acceptances drop constraint accepted_in_a_language`);
}
