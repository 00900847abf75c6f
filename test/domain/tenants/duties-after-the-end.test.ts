import { expect } from 'chai';

import { atTime, daysAfter, osloDay } from '../../../src/domain/clock.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { oweRequestReminders } from '../../../src/domain/privacy/requests/remind.ts';
import { oweRetentionNight } from '../../../src/domain/privacy/retention/night.ts';
import {
  approveRetentionRule,
  retentionRule,
  setRetentionRule,
} from '../../../src/domain/privacy/retention/general-rule.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { tenantLifecycle, tenantStates } from '../../../src/domain/tenants/lifecycle.ts';
import { emptyTrash } from '../../../src/domain/trash/empty-trash.ts';
import { useCast } from '../../support/cast.ts';
import { enterState, statesInTurn } from '../../support/tenant-states.ts';
import { arrived, tenantDesk, useRequests } from '../privacy/requests/with-requests.ts';
import { idsIn, putInTrash } from '../trash/put-in-trash.ts';

describe('What people are promised, in every state of a tenant', () => {
  const cast = useCast();
  useRequests();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.clara.tenantId, work);
  const owed = async (kind: string): Promise<number> =>
    (await here(() => sql(`select from outbox where tenant_id = $1 and kind = $2`, [cast.clara.tenantId, kind])))
      .length;
  it('is tried in each', () => {
    expect(statesInTurn).to.have.members(Object.keys(tenantStates));
  });

  for (const state of statesInTurn) {
    const { holdsData, members } = tenantStates[state];
    it(`a tenant that is ${state}: ${holdsData ? 'trash and rules go on' : 'nothing is left to keep'}${members === 'none' ? '' : ', and so does the clock of a request'}`, async () => {
      if (state === 'active')
        await here(async () => {
          await setRetentionRule(cast.clara, '36');
          await approveRetentionRule(cast.clara, {
            version: (await retentionRule(cast.clara))?.version ?? 0,
            count: 10_000,
            confirmed: true,
          });
        });
      const [inTrash = ''] = holdsData
        ? await here(() => insertContacts([{ givenName: 'Kari', familyName: 'Berg' }]))
        : [];
      if (holdsData) await putInTrash(cast.clara, 'contacts', [inTrash], new Date(Date.now() - 31 * 86_400_000));
      if (members !== 'none') await arrived(tenantDesk(cast.clara), { requesterEmail: `${state}@privat.example` });
      await enterState(cast.clara, state);
      expect((await here(tenantLifecycle)).state).to.equal(state);
      await here(() => change(`delete from outbox where tenant_id = $1`, [cast.clara.tenantId]));
      await emptyTrash();
      expect(await idsIn(cast.clara, 'contacts')).to.not.include(inTrash);
      await oweRetentionNight();
      expect(await owed('retention-night'), 'the night').to.equal(holdsData ? 1 : 0);
      // A week before a month is over.
      await atTime(new Date(`${daysAfter(osloDay(), 24)}T10:00:00Z`), oweRequestReminders);
      expect((await owed('request-reminder')) > 0, 'reminded').to.equal(members !== 'none');
    });
  }
});
