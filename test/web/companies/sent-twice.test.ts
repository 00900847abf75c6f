import { expect } from 'chai';

import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

const idIn = (html: string): string => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('The form of a new company, sent several times at once', () => {
  const town = useTown();
  const howMany = (column: 'name' | 'organisation_number', value: string): Promise<number> =>
    inTenant(town.bjorn.tenantId, async () => {
      const rows = await sql(`select from companies where tenant_id = $1 and ${column} = $2`, [
        town.bjorn.tenantId,
        value,
      ]);
      return rows.length;
    });

  for (const [what, typed, column, value] of [
    ['by its name', { company: 'Dobbeltklikk AB', number: 'none' }, 'name', 'Dobbeltklikk AB'],
    ['by its number', { company: '974 760 673' }, 'organisation_number', '974760673'],
  ] as const)
    it(`makes one company ${what} and leads to it every time`, async () => {
      const bjorn = await town.signedIn('bjorn');
      const tenant = town.bjorn.tenantSlug;
      const id = idIn((await bjorn.get(paths.companies.new({ tenant }))).text);
      const refused = await bjorn.post(paths.companies.new({ tenant }), { id, company: '974 760 674' });
      expect(idIn(refused.text), 'kept while the form is put right').to.equal(id);
      const replies = await Promise.all(
        Array.from({ length: 5 }, () => bjorn.post(paths.companies.new({ tenant }), { id, ...typed })),
      );
      expect(new Set(replies.map(({ location }) => location)).size).to.equal(1);
      expect((await bjorn.get(replies[0]?.location ?? '')).status).to.equal(200);
      expect(await howMany(column, value)).to.equal(1);
    });
});
