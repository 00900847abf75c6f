import { expect } from 'chai';

import { leaseObligation, owe } from '../../../src/domain/outbox.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { importIn } from '../import-records.ts';

describe('A list that was being brought in when the server stopped', () => {
  const town = useTown();

  it('says that it goes on shortly, once nobody has worked on it for longer than a batch takes', async () => {
    const { tenantId, tenantSlug: tenant } = town.bjorn;
    const id = await importIn(town.bjorn, 'running');
    const [owed] = await inTenant(tenantId, async () => {
      await owe('company-import', id, { subjectId: id });
      return sql<{ id: string }>(`select id from outbox where tenant_id = $1 and key = $2`, [tenantId, id]);
    });
    const obligation = owed?.id ?? '';
    await leaseObligation(tenantId, obligation);
    const bjorn = await town.signedIn('bjorn');
    const show = async (): Promise<string> => (await bjorn.get(paths.imports.show({ tenant, id }))).text;
    expect(await show())
      .to.contain('Henter inn')
      .and.not.contain('Fortsetter straks');
    await inTenant(tenantId, () =>
      change(`update outbox set leased_until = leased_until - interval '40 seconds' where tenant_id = $1 and id = $2`, [
        tenantId,
        obligation,
      ]),
    );
    expect(await show()).to.contain('Fortsetter straks');
  });
});
