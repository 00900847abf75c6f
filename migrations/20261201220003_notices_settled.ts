import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * Who has to be told that they are here (Art. 14) is found among those of whom it is not known that they need not: one index, whatever
 * number has been told. Who has a line, or gave the data themselves, is settled.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table contacts add column notice_settled boolean not null default false`);
  await overAllTenants(knex, ['contacts', 'source_notices', 'contact_purposes'], () =>
    knex.raw(`
      update contacts c set notice_settled = true
       where exists (select from source_notices n where n.tenant_id = c.tenant_id and n.contact_id = c.id)
          or exists (select from contact_purposes p
                      where p.tenant_id = c.tenant_id and p.contact_id = c.id and p.source in ('person', 'form'))`),
  );
  await knex.raw(`
    create index contacts_notice_open on contacts (tenant_id, created_at, id)
     where not notice_settled and deleted_at is null and anonymised_at is null and source in ('user', 'import')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index contacts_notice_open`);
  await knex.raw(`alter table contacts drop column notice_settled`);
}
