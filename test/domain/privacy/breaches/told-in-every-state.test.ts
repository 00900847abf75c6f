import { expect } from 'chai';

import { closeTenant } from '../../../../src/domain/tenants/ending/close-tenant.ts';
import { eraseTenant } from '../../../../src/domain/tenants/ending/erase-tenant.ts';
import {
  endTenant,
  tenantLifecycle,
  tenantStates,
  type TenantState,
} from '../../../../src/domain/tenants/lifecycle.ts';
import { keepingForOnNet } from '../../../../src/domain/privacy/breaches/keeping.ts';
import { tellAffected } from '../../../../src/domain/privacy/breaches/tell-tenants.ts';
import { change, inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useTown } from '../../../support/cast.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { newBreachAtOnNet, operator } from '../../../web/register-records.ts';

describe('A breach of OnNet’s', () => {
  const town = useTown();
  // Each state a tenant can be in, and how a tenant comes there.
  const into: Readonly<Record<TenantState, () => Promise<unknown>>> = {
    active: () => Promise.resolve(),
    'past-due': () =>
      inTenant(town.clara.tenantId, () =>
        change(`update subscriptions set status = 'past_due' where tenant_id = $1`, [town.clara.tenantId]),
      ),
    ended: () => inTenant(town.clara.tenantId, () => endTenant(town.clara)),
    // Closed after its grace, and waiting for its last invoice.
    closed: () => inTenant(town.clara.tenantId, () => closeTenant(town.clara.tenantId)),
    erased: () => eraseTenant(town.clara.tenantId),
  };
  const tried: string[] = [];
  const states: TenantState[] = ['active', 'past-due', 'ended', 'closed', 'erased'];

  for (const state of states)
    it(`${tenantStates[state].holdsData ? 'tells' : 'does not tell'} a tenant that is ${state}, by whether its data is held`, async () => {
      const { tenantId } = town.clara;
      const id = await newBreachAtOnNet(town.astrid, { nature: `Lå åpen: ${state}.` });
      await into[state]();
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
