import { newId } from '../../../src/domain/identifiers.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { oweEndReminders } from '../../../src/domain/tenants/ending/reminders.ts';
import { proveDuty } from '../prove-duty.ts';
import { nobodyOutside } from './registers.ts';

const DAY_MS = 86_400_000;

/** Each owner of a tenant that has ended is reminded once, 14 days before its grace is over. */
export const endReminderProof = proveDuty({
  kind: 'end-reminder',
  async surround({ astrid }) {
    const stop = await nobodyOutside();
    // Who runs other duties in the same tenant afterwards finds it as it was.
    return async () => {
      await inTenant(astrid.tenantId, () =>
        change(`update tenants set ended_at = null where id = $1`, [astrid.tenantId]),
      );
      await stop();
    };
  },

  async arrange({ astrid }) {
    const { tenantId } = astrid;
    // Another moment each time, of the same day: sixteen days of the thirty are over.
    const endedAt = new Date(Date.now() - 16 * DAY_MS - (parseInt(newId().slice(-4), 16) % 60_000));
    await inTenant(tenantId, async () => {
      await change(`update tenants set ended_at = $2 where id = $1`, [tenantId, endedAt]);
      await oweEndReminders(endedAt);
    });
    return { tenantId, key: `${endedAt.toISOString()}/14` };
  },

  effect: ({ tenantId, key }) =>
    inTenant(tenantId, () =>
      sql(
        `select m.to_address, m.template, m.params->>'tenantName' as tenant from mails m
           join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
          where m.tenant_id = $1 and o.key like $2 order by 1`,
        [tenantId, `end-reminder:${key}:%`],
      ),
    ),
});
