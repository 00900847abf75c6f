import { expect } from 'chai';
import pg from 'pg';

import { migrate } from '../../bin/migrate.ts';
import { isUpToDate } from '../../bin/up-to-date.ts';
import { useDatabase } from '../support/database.ts';

describe('a start that looks whether there is anything to migrate', () => {
  const database = useDatabase();

  const asOwner = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  it('finds nothing in a migrated database', async () => {
    expect(await isUpToDate(database.ownerUrl)).to.equal(true);
  });

  it('finds what BullMQ has to do after another version of it, and nothing when it is done', async () => {
    await asOwner(`comment on schema bullmq is 'migrated by bullmq 0.0.1'`);
    expect(await isUpToDate(database.ownerUrl)).to.equal(false);
    expect((await migrate(database.ownerUrl)).applied).to.deep.equal([]);
    expect(await isUpToDate(database.ownerUrl)).to.equal(true);
  });

  it('finds a migration that has not run, and one of a newer program', async () => {
    await asOwner(`update knex_migrations set name = 'newer.ts' where id = (select max(id) from knex_migrations)`);
    expect(await isUpToDate(database.ownerUrl)).to.equal(false);
    await asOwner('drop table knex_migrations');
    expect(await isUpToDate(database.ownerUrl)).to.equal(false);
  });
});
