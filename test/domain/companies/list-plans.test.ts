import { expect } from 'chai';

import { companyList, type CompanyFilter } from '../../../src/domain/companies/company-list.ts';
import type { ListCursor } from '../../../src/domain/list-page.ts';
import { currentClient, inTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';

const everything: CompanyFilter = {
  sort: 'name',
  descending: false,
  text: '',
  ownerId: undefined,
  place: '',
  standing: undefined,
};
const id = 'ffffffff-ffff-4fff-bfff-ffffffffffff';

describe('The company list among 60 000 companies, as the application asks for it', () => {
  const cast = useCast();

  before(async function () {
    this.timeout(60_000);
    await asSuperuser(cast.database, async (client) => {
      await client.query(
        `insert into companies (tenant_id, id, name, sort_name, search_text, place, register_status, last_activity_at, created_at)
         select $1, gen_random_uuid(), 'Firma ' || n, 'firma ' || n, 'firma ' || n,
                case when n % 6000 = 0 then 'BODØ' else 'OSLO' end, case when n % 6000 = 1 then 'bankrupt' else 'active' end,
                case when n % 3 = 0 then now() - n * interval '1 minute' end, now() - n * interval '1 second'
           from generate_series(1, 60000) n`,
        [cast.astrid.tenantId],
      );
      await client.query('analyze companies');
    });
  });

  /** The plan of the statement that a page is made with. */
  const planOf = (filter: Partial<CompanyFilter>, cursor?: ListCursor): Promise<string> =>
    inTenant(cast.astrid.tenantId, async () => {
      const client = currentClient();
      const query = client.query.bind(client);
      let asked: { text: string; values: unknown[] } | undefined;
      Object.assign(client, {
        query: (statement: { text: string; values: unknown[] }) => {
          asked = statement;
          return query(statement);
        },
      });
      try {
        await companyList(cast.astrid, { ...everything, ...filter }, cursor);
      } finally {
        Object.assign(client, { query });
      }
      const { rows } = await query<{ 'QUERY PLAN': string }>(`explain ${asked?.text ?? ''}`, asked?.values ?? []);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });

  const beginnings = [
    ['name', 'firma 3'],
    ['activity', '-infinity'],
    ['activity', '2026-01-01 00:00:00+00'],
    ['created', '2026-01-01 00:00:00+00'],
  ] as const;
  for (const [sort, key] of beginnings)
    for (const descending of [false, true])
      it(`begins a page sorted by ${sort} ${descending ? 'downwards' : 'upwards'} from ${key} in the index`, async () => {
        const plan = await planOf({ sort, descending }, { direction: 'after', key, id });
        expect(plan).to.match(/Index Cond: .*ROW\(/);
        expect(plan).to.not.contain('Seq Scan on companies');
      });

  it('finds a rare place and a rare status in their indexes', async () => {
    expect(await planOf({ place: 'Bodø' })).to.contain('companies_by_place');
    expect(await planOf({ standing: 'trouble' })).to.contain('companies_by_status');
  });
});
