import type { Knex } from 'knex';

/**
 * Who runs the machines gets everything there is, and so has a row like everybody. Who it is depends on the installation: it
 * is filled in by whoever runs OnNet, and in production the program does not start before.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `insert into sub_processors (id, code, name, role, concerns, data_nb, data_en, purpose_nb, purpose_en, country_code,
                                 transfer, source, since) values
      ('01930000-0000-7000-8000-000000000005', 'hosting', 'Driftsleverandør', 'processor', 'both',
       'Alt som lagres i tjenesten, kryptert mens det ligger og mens det sendes, og sikkerhetskopier av det',
       'Everything stored in the service, encrypted at rest and in transit, and backups of it',
       'Drifte maskinene tjenesten kjører på', 'Running the machines the service runs on', 'NO', 'eea',
       'To be filled in by whoever runs OnNet: name, country and agreement', '2026-11-22')`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from sub_processors where code = 'hosting'`);
}
