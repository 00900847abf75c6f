import type { Knex } from 'knex';

/** A buyer who has no number that the Peppol network knows gets the document as PDF alone. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table sales_documents
      alter column ehf drop not null,
      alter column ehf_sha256 drop not null,
      add constraint ehf_with_hash check ((ehf is null) = (ehf_sha256 is null))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table sales_documents
      drop constraint ehf_with_hash,
      alter column ehf set not null,
      alter column ehf_sha256 set not null`);
}
