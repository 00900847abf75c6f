import { setTimeout as pause } from 'node:timers/promises';

import { expect } from 'chai';
import pg from 'pg';

import { inServerFiles } from '../../bin/canary/server-files.ts';
import { useDatabase } from '../support/database.ts';
import { fromTheRunner } from '../support/from-the-runner.ts';

describe('Looking through the files of PostgreSQL', function () {
  this.timeout(60_000);
  const database = useDatabase();
  const addressOf = (name: string): string => {
    const address = new URL(fromTheRunner('TEST_POSTGRES_URL'));
    address.pathname = `/${name}`;
    return address.href;
  };

  it('waits for who began before what is gone went, also in another database, for whom PostgreSQL keeps it', async () => {
    const client = new pg.Client(addressOf(database.name));
    const other = new pg.Client(addressOf('postgres'));
    await Promise.all([client.connect(), other.connect()]);
    try {
      await client.query(`create table words (word text); insert into words values ('Vifteblomkvast')`);
      await other.query('begin');
      await other.query('select pg_current_xact_id()');
      await client.query('delete from words');
      const ended = pause(1_500).then(() => other.query('commit'));
      const found = await inServerFiles(client, { of: ['Vifteblomkvast'] });
      await ended;
      expect(found.filter((file) => file.startsWith('base'))).to.eql([]);
    } finally {
      await Promise.all([client.end(), other.end()]);
    }
  });
});
