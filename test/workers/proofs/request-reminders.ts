import { loadConfig } from '../../../src/config.ts';
import { now, osloDay, daysAfter } from '../../../src/domain/clock.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { requester } from '../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { proveDuty } from '../prove-duty.ts';

/** Everybody who looks after privacy gets one mail, and the history one line. */
export const requestReminderProof = proveDuty({
  kind: 'request-reminder',

  async surround() {
    openOutside(loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:1', SECRET_KEY }));
    return async () => outside().register.close();
  },

  async arrange({ astrid }) {
    const { tenantId } = astrid;
    const targetOn = daysAfter(osloDay(), 7);
    const key = await inTenant(tenantId, async () => {
      const id = await keepRequest(
        {
          kind: 'access',
          state: 'open',
          channel: 'form',
          language: 'nb',
          requesterName: 'Kari Hansen',
          requesterEmail: 'kari@kunde.example',
          message: '',
          receivedAt: now(),
        },
        requester,
      );
      await change(`update data_subject_requests set target_on = $3 where tenant_id = $1 and id = $2`, [
        tenantId,
        id,
        targetOn,
      ]);
      await owe('request-reminder', `${id}:${targetOn}:7`, { subjectId: id ?? '' });
      return `${id}:${targetOn}:7`;
    });
    return { tenantId, key };
  },

  effect: ({ tenantId, key }) =>
    inTenant(tenantId, async () => ({
      mails: await sql(
        `select m.to_address, m.template, m.params->>'days' as days from mails m
           join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
          where m.tenant_id = $1 and o.key like $2 order by 1`,
        [tenantId, `request-reminder:${key}:%`],
      ),
      history: await sql(
        `select kind, details from data_subject_request_events where tenant_id = $1 and request_id = $2 order by at, id`,
        [tenantId, key.split(':')[0]],
      ),
    })),
});
