import { expect } from 'chai';

import { osloDay } from '../../../../src/domain/clock.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { owe } from '../../../../src/domain/outbox.ts';
import { keepDraft } from '../../../../src/domain/privacy/policy/editions.ts';
import {
  answerProtest,
  protestAgainst,
  noticesOf,
} from '../../../../src/domain/privacy/registers/sub-processor-notices.ts';
import { addSubProcessor } from '../../../../src/domain/privacy/registers/write-sub-processor.ts';
import { change, inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { closeTenant } from '../../../../src/domain/tenants/ending/close-tenant.ts';
import { endTenant, tenantLifecycle, tenantStates } from '../../../../src/domain/tenants/lifecycle.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useTown } from '../../../support/cast.ts';
import { enterState, statesInTurn } from '../../../support/tenant-states.ts';
import { operator, subProcessorForm } from '../../../web/register-records.ts';

describe('What OnNet tells every customer', () => {
  const town = useTown();
  const theirs = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.clara.tenantId, work);
  const mails = (template: string) =>
    theirs(() =>
      sql<{ link: string; getsIn: string | null; answer: string | null }>(
        `select params->>'link' as link, params->>'getsIn' as "getsIn", params->>'answer' as answer from mails
          where tenant_id = $1 and template = $2 order by created_at desc, id desc`,
        [town.clara.tenantId, template],
      ),
    );
  let published = 0;
  const publish = async (): Promise<void> => {
    const built = await keepDraft();
    published += 1;
    await inPlatform(async () => {
      for (const { language, hash } of built)
        await change(
          `insert into policy_publications (number, language, hash, effective_on, published_by)
           values ($1, $2, $3, '2027-01-31', $4)`,
          [published, language, hash, newId()],
        );
      await owe('policy-notice', `${published}`);
    });
  };

  for (const state of statesInTurn) {
    const { holdsData, members } = tenantStates[state];
    it(`is told, or not, to one that is ${state}, by whether its data is here`, async () => {
      const before = {
        policy: (await mails('policy-notice')).length,
        subProcessor: (await mails('sub-processor-notice')).length,
        agreement: (await mails('agreement-notice')).length,
      };
      await enterState(town.clara, state);
      expect((await theirs(tenantLifecycle)).state).to.equal(state);
      await publish();
      await addSubProcessor(operator, subProcessorForm());
      await inPlatform(() => owe('agreement-notice', state));
      for (const kind of ['policy-notice', 'sub-processor-notice', 'agreement-notice'] as const)
        await carryOutDue(town.database, kind);
      // What was mailed goes with the tenant.
      const told = (earlier: number): number => (holdsData ? earlier + 1 : 0);
      expect(await mails('policy-notice'), 'the policy').to.have.length(told(before.policy));
      const notices = await mails('sub-processor-notice');
      expect(notices, 'a new sub-processor (Art. 28(2))').to.have.length(told(before.subProcessor));
      if (holdsData) {
        expect(notices[0]?.getsIn).to.equal(members === 'none' ? 'no' : 'yes');
        expect(notices[0]?.link.includes('/t/'), 'a way only for who gets in').to.equal(members !== 'none');
      }
      expect(await mails('agreement-notice'), 'to be accepted by who stays').to.have.length(
        state === 'active' || state === 'past-due' ? before.agreement + 1 : holdsData ? before.agreement : 0,
      );
    });
  }

  it('leaves no state out', () => {
    expect(statesInTurn).to.have.members(Object.keys(tenantStates));
  });
});

describe('An objection of a customer that has closed before it is answered', () => {
  const town = useTown();

  it('is answered in the mail itself', async () => {
    const { clara } = town;
    const there = <T>(work: () => Promise<T>): Promise<T> => inTenant(clara.tenantId, work);
    await addSubProcessor(operator, subProcessorForm());
    await carryOutDue(town.database, 'sub-processor-notice');
    const [notice] = await there(() => noticesOf(clara));
    await there(() => protestAgainst(clara, notice?.id ?? '', 'Nei takk', osloDay()));
    await there(() => endTenant(clara));
    await there(() => closeTenant(clara.tenantId));
    await answerProtest(operator, clara.tenantId, notice?.id ?? '', 'Vi tar dem ikke i bruk.');
    const [mail] = await there(() =>
      sql<object>(`select params from mails where tenant_id = $1 and template = 'sub-processor-answer'`, [
        clara.tenantId,
      ]),
    );
    expect(mail).to.deep.equal({ params: { link: '', answer: 'Vi tar dem ikke i bruk.' } });
  });
});
