import { expect } from 'chai';

import { tenantLifecycle, tenantStates } from '../../../../src/domain/tenants/lifecycle.ts';
import { keepingForOnNet } from '../../../../src/domain/privacy/breaches/keeping.ts';
import { tellAffected } from '../../../../src/domain/privacy/breaches/tell-tenants.ts';
import { inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useTown } from '../../../support/cast.ts';
import { enterState, statesInTurn } from '../../../support/tenant-states.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { newBreachAtOnNet, operator } from '../../../web/register-records.ts';

describe('A breach of OnNet’s', () => {
  const town = useTown();
  const tried: string[] = [];
  for (const state of statesInTurn)
    it(`${tenantStates[state].holdsData ? 'tells' : 'does not tell'} a tenant that is ${state}, by whether its data is held`, async () => {
      const { tenantId } = town.clara;
      const id = await newBreachAtOnNet(town.astrid, { nature: `Lå åpen: ${state}.` });
      await enterState(town.clara, state);
      expect((await inTenant(tenantId, tenantLifecycle)).state).to.equal(state);
      await inPlatform(() => tellAffected(keepingForOnNet(operator), id, 'all'));
      await carryOutDue(town.database, 'breach-notice');
      const [found] = await inTenant(tenantId, () =>
        sql<{ cases: number; mails: { link: string; known: string }[] }>(
          `select (select count(*)::int from breaches where tenant_id = $1 and origin_id = $2) as cases,
                  array(select params from mails where tenant_id = $1 and template = 'breach-notice'
                           and id in (select subject_id from outbox where tenant_id = $1 and key like $3)) as mails`,
          [tenantId, id, `breach:${id}:%`],
        ),
      );
      const { holdsData, members } = tenantStates[state];
      expect(found?.cases, 'a case').to.equal(holdsData ? 1 : 0);
      expect(found?.mails.length, 'a mail to each owner').to.equal(holdsData ? 1 : 0);
      const [mail] = found?.mails ?? [];
      // Who gets in no more is told by the mail itself.
      if (mail) expect([mail.link === '', mail.known !== '']).to.eql([members === 'none', members === 'none']);
      await carryOutDue(town.database, 'breach-reminder', new Date(Date.now() + 80 * 3_600_000));
      const reminders = await inTenant(tenantId, () =>
        sql<{ link: string; known: string }>(
          `select m.params->>'link' as link, m.params->>'known' as known from mails m join outbox o
              on o.tenant_id = m.tenant_id and o.kind = 'mail' and o.subject_id = m.id
             join breaches b on b.tenant_id = m.tenant_id and o.key like 'breach:' || b.id || ':%'
            where m.tenant_id = $1 and m.template = 'breach-reminder' and b.origin_id = $2`,
          [tenantId, id],
        ),
      );
      expect(reminders, 'and reminded').to.have.length(holdsData ? 3 : 0);
      for (const { link, known } of reminders)
        expect([link === '', known !== ''], 'no way to a case they cannot open').to.eql([
          members === 'none',
          members === 'none',
        ]);
      tried.push(state);
    });

  it('leaves no state out', () => {
    expect(tried).to.have.members(Object.keys(tenantStates));
  });
});
