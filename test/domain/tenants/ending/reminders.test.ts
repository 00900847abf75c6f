import { expect } from 'chai';

import { atTime, daysAfter } from '../../../../src/domain/clock.ts';
import { leaseObligation } from '../../../../src/domain/outbox.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { endAfterPreFlight } from '../../../../src/domain/tenants/ending/end.ts';
import { remindOfEnd } from '../../../../src/domain/tenants/ending/reminders.ts';
import { resumeTenant } from '../../../../src/domain/tenants/lifecycle.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const end = new Date('2026-11-22T12:00:00+01:00');
const lastDay = '2026-12-22';

describe('The reminders of an end', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  before(() => openTestOutside(folder.path));

  it('come to every owner 14 and 3 days before the grace is over, once each, and to nobody when the end is taken back', async () => {
    const { clara } = cast;
    const { tenantId } = clara;
    const within = <T>(work: () => Promise<T>): Promise<T> => inTenant(tenantId, work);
    await atTime(end, () => within(() => endAfterPreFlight(clara, { name: 'Fjord AS', seen: ['archive'] })));
    const [first, last, ...more] = await within(() =>
      sql<{ id: string; day: string }>(
        `select id, to_char(due_at, 'YYYY-MM-DD') as day from outbox
          where tenant_id = $1 and kind = 'end-reminder' order by due_at`,
        [tenantId],
      ),
    );
    expect([first?.day, last?.day, ...more]).to.eql([daysAfter(lastDay, -14), daysAfter(lastDay, -3)]);

    /** What has been mailed after a reminder is carried out with so many days left, however often it is. */
    const mailed = (reminder: { readonly id: string } | undefined, daysLeft: number): Promise<readonly object[]> =>
      atTime(new Date(`${daysAfter(lastDay, -daysLeft)}T09:00:00Z`), async () => {
        await within(() =>
          change(`update outbox set done_at = null where tenant_id = $1 and id = $2`, [tenantId, reminder?.id]),
        );
        const leased = await leaseObligation(tenantId, reminder?.id ?? '');
        if (!leased) throw new Error('it is owed');
        await remindOfEnd(leased);
        return within(() =>
          sql(
            `select params->>'graceUntil' as until from mails where tenant_id = $1 and template = 'tenant-end-reminder'`,
            [tenantId],
          ),
        );
      });
    expect(await mailed(first, 14), 'one owner').to.eql([{ until: lastDay }]);
    expect(await mailed(first, 14), 'the same again').to.have.length(1);
    expect(await mailed(first, 2), 'a worker was away: the other one says it').to.have.length(1);
    expect(await mailed(last, 3)).to.have.length(2);
    await atTime(end, () => within(() => resumeTenant(clara)));
    expect(await mailed(last, 1), 'taken back').to.have.length(2);
  });
});
