import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { withMigrations } from '../../bin/migrate.ts';
import { closeDatabase } from '../../src/domain/database.ts';
import { useCast } from '../support/cast.ts';
import { asSuperuser } from '../support/superuser.ts';

const root = path.join(import.meta.dirname, '..', '..');
/** What a database with customers in it is taken back to before it is brought forward again. */
const EARLIER = '20261124003010';

/** A statement that reads or changes rows which are there already, with what stands right before it. */
const changesRows = /(.{0,260})`\s*(?:with |update (\w+)|delete from (\w+)|insert into (\w+)[^`]*?\bselect\b)[^`]*`/gs;

describe('The migrations', function () {
  this.timeout(120_000);
  const cast = useCast();

  it('reach the rows of every tenant where they change rows: row security would hide them, and nobody would hear', async () => {
    const { rows } = await asSuperuser(cast.database, (client) =>
      client.query<{ name: string }>(`select relname as name from pg_class where relforcerowsecurity`),
    );
    const hidden = new Set(rows.map(({ name }) => name));
    const missed = globSync('migrations/*.ts', { cwd: root }).flatMap((file) => {
      const source = readFileSync(path.join(root, file), 'utf8');
      if (source.includes('no force row level security')) return [];
      return Array.from(source.matchAll(changesRows)).flatMap(([statement, before = '', ...tables]) => {
        const table = tables.find((one) => one !== undefined) ?? 'with';
        const reaches = !hidden.has(table) && table !== 'with';
        return reaches || before.includes('overAllTenants') ? [] : [`${file}: ${statement.slice(0, 120)}`];
      });
    });
    expect(missed).to.deep.equal([]);
  });

  it('go back and forth where there are customers', async () => {
    await closeDatabase();
    await withMigrations(cast.database.ownerUrl, async (migrations) => {
      while ((await migrations.currentVersion()) > EARLIER) await migrations.down();
      await migrations.latest();
    });
    // The proposals of retention rules go with their migrations, and come back with them.
    const { rows } = await asSuperuser(cast.database, (client) =>
      client.query(
        `select t.slug, count(r.id)::int as rules from tenants t
           left join retention_rules r on r.tenant_id = t.id and r.created_by is null
          where t.slug <> 'onnet-platform' group by t.slug order by t.slug`,
      ),
    );
    expect(rows).to.deep.equal([
      { slug: 'fjord', rules: 3 },
      { slug: 'nordlys', rules: 3 },
    ]);
  });
});
