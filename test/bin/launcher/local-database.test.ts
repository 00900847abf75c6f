import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';
import pg from 'pg';

import { LocalDatabase } from '../../../bin/launcher/local-database.ts';
import { serverLogFolder } from '../../../bin/postgres/server.ts';
import { osloDay, daysAfter } from '../../../src/domain/clock.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('the log of the database that the launcher keeps', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();
  const database = (): LocalDatabase =>
    new LocalDatabase({ dataDir: folder.path, password: 'p', port: 1, onGivenUp: () => undefined });
  const directory = (): string => path.join(folder.path, 'postgres');
  const files = (): string[] => readdirSync(serverLogFolder(directory()));

  it('is a file a day, of which none becomes older than 30 days, and nothing beside them grows', async () => {
    const first = database();
    const { superuserUrl } = await first.start();
    const client = new pg.Client({ connectionString: superuserUrl });
    await client.connect();
    const { rows } = await client.query(
      `select name, setting from pg_settings where name in ('log_rotation_age', 'log_rotation_size', 'log_timezone', 'logging_collector') order by 1`,
    );
    await client.end();
    await first.stop();
    expect(rows).to.deep.equal([
      { name: 'log_rotation_age', setting: String(24 * 60) },
      { name: 'log_rotation_size', setting: '0' },
      { name: 'log_timezone', setting: 'Europe/Oslo' },
      { name: 'logging_collector', setting: 'on' },
    ]);
    const [today = ''] = files();
    expect(today).to.match(/^server-\d{4}-\d\d-\d\d\.log$/);
    expect(readFileSync(path.join(serverLogFolder(directory()), today), 'utf8')).to.include('database system is ready');
    const dayOf = (ago: number): string => `server-${daysAfter(osloDay(), -ago)}.log`;
    for (const ago of [29, 30, 400]) writeFileSync(path.join(serverLogFolder(directory()), dayOf(ago)), 'old\n');
    const small = path.join(directory(), 'server.log');
    writeFileSync(small, 'from a start long ago\n');

    const second = database();
    await second.start();
    try {
      expect(files()).to.include(dayOf(29)).and.include(today);
      expect(files()).to.not.include(dayOf(30)).and.not.include(dayOf(400));
      expect(existsSync(small) ? readFileSync(small, 'utf8') : '').to.not.include('long ago');
    } finally {
      await second.stop();
    }
  });
});
