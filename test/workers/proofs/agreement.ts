import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { proveDuty } from '../prove-duty.ts';
import { nobodyOutside } from './registers.ts';

/** Each owner of every tenant is told once of a new edition of the data processing agreement. */
export const agreementNoticeProof = proveDuty({
  kind: 'agreement-notice',
  surround: nobodyOutside,

  async arrange({ astrid, clara }) {
    const key = newId();
    await inPlatform(() => owe('agreement-notice', key));
    return { tenantId: PLATFORM_TENANT_ID, key, told: [astrid.tenantId, clara.tenantId] };
  },

  effect: ({ key, told }) =>
    Promise.all(
      told.map((tenantId) =>
        inTenant(tenantId, () =>
          sql(
            `select m.template, m.language from mails m join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
              where m.tenant_id = $1 and o.key like $2`,
            [tenantId, `agreement:${key}:%`],
          ),
        ),
      ),
    ),
});
