import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { keepDraft } from '../../../src/domain/privacy/policy/editions.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { proveDuty } from '../prove-duty.ts';
import { nobodyOutside } from './registers.ts';

/** Each owner of every tenant is told once of a new edition of the policy. */
export const policyNoticeProof = proveDuty({
  kind: 'policy-notice',
  surround: nobodyOutside,

  async arrange({ astrid, clara }) {
    const built = await keepDraft();
    const key = await inPlatform(async () => {
      const [last] = await sql<{ number: number }>(
        `select coalesce(max(number), 0)::int as number from policy_publications`,
      );
      const number = (last?.number ?? 0) + 1;
      for (const { language, hash } of built)
        await change(
          `insert into policy_publications (number, language, hash, effective_on, published_by)
           values ($1, $2, $3, '2027-01-31', $4)`,
          [number, language, hash, newId()],
        );
      await owe('policy-notice', `${number}`);
      return `${number}`;
    });
    return { tenantId: PLATFORM_TENANT_ID, key, told: [astrid.tenantId, clara.tenantId] };
  },

  effect: ({ key, told }) =>
    Promise.all(
      told.map((tenantId) =>
        inTenant(tenantId, () =>
          sql(
            `select m.template, m.language from mails m join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
              where m.tenant_id = $1 and o.key like $2`,
            [tenantId, `policy:${key}:%`],
          ),
        ),
      ),
    ),
});
