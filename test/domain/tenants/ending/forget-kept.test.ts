import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { recordAcceptance } from '../../../../src/domain/privacy/agreement/acceptances.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { eraseEndedTenants } from '../../../../src/domain/tenants/ending/close-ended.ts';
import { forgetKept } from '../../../../src/domain/tenants/ending/forget-kept.ts';
import { endTenant } from '../../../../src/domain/tenants/lifecycle.ts';
import { removeMember } from '../../../../src/domain/tenants/roles.ts';
import { changeRole } from '../../../../src/domain/tenants/roles.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const at = (day: string): Date => new Date(`${day}T04:30:00+01:00`);

describe('What outlives a customer relationship', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const acceptances = (tenantId: string) =>
    inTenant(tenantId, () =>
      sql<{ version: string; name: string }>(
        `select a.version, m.name from agreement_acceptances a join members m on m.tenant_id = a.tenant_id and m.id = a.accepted_by
          where a.tenant_id = $1 order by a.accepted_at`,
        [tenantId],
      ),
    );
  const accounts = (tenantId: string) =>
    inTenant(tenantId, () => sql(`select from subscriptions where tenant_id = $1`, [tenantId]));
  before(async () => {
    openTestOutside(folder.path);
    const { clara } = cast;
    await atTime(at('2026-11-22'), () => inTenant(clara.tenantId, () => endTenant(clara)));
    await atTime(at('2026-12-23'), eraseEndedTenants);
  });

  it('keeps the name in the agreement for three years after the end, to the day, and then only that it was accepted', async () => {
    const { tenantId } = cast.clara;
    await atTime(at('2029-11-21'), forgetKept);
    expect(await acceptances(tenantId)).to.eql([{ version: '2026-11-22', name: 'Clara Fjord' }]);
    await atTime(at('2029-11-23'), forgetKept);
    expect(await acceptances(tenantId)).to.eql([{ version: '2026-11-22', name: 'Tidligere bruker' }]);
    const left = await inTenant(tenantId, () =>
      sql<{ name: string }>(`select name from members where tenant_id = $1`, [tenantId]),
    );
    expect(left).to.eql([{ name: 'Tidligere bruker' }]);
  });

  it('keeps the accounts to the last day of the fifth year, and lets them go the day after', async () => {
    const { tenantId } = cast.clara;
    await atTime(at('2031-12-31'), forgetKept);
    expect((await accounts(tenantId)).length).to.equal(1);
    // While Stripe has the customer, the row is what leads there.
    await inTenant(tenantId, () =>
      change(`update subscriptions set stripe_customer_id = 'cus_1' where tenant_id = $1`, [tenantId]),
    );
    await atTime(at('2032-01-01'), forgetKept);
    expect((await accounts(tenantId)).length).to.equal(1);
    await inTenant(tenantId, () =>
      change(`update subscriptions set stripe_customer_id = null where tenant_id = $1`, [tenantId]),
    );
    await atTime(at('2032-01-01'), forgetKept);
    expect(await accounts(tenantId)).to.eql([]);
  });

  it('touches nothing of a tenant that goes on, but an agreement that a newer one took the place of long ago', async () => {
    const { astrid, randi } = cast;
    await atTime(at('2026-12-01'), () =>
      inTenant(astrid.tenantId, async () => {
        await changeRole(astrid, randi.id, 'owner');
        await recordAcceptance(randi.id, { version: '2', language: 'nb', sha256: '1'.repeat(64) });
        await removeMember(astrid, astrid.id);
      }),
    );
    await atTime(at('2029-11-30'), forgetKept);
    expect((await acceptances(astrid.tenantId)).map(({ name }) => name)).to.eql(['Astrid Nordlys', 'Randi Lie']);
    await atTime(at('2035-01-01'), forgetKept);
    expect((await acceptances(astrid.tenantId)).map(({ name }) => name)).to.eql(['Tidligere bruker', 'Randi Lie']);
    expect((await accounts(astrid.tenantId)).length).to.equal(1);
  });
});
