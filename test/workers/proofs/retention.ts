import { randomUUID } from 'node:crypto';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { owe } from '../../../src/domain/outbox.ts';
import {
  approveRetentionRule,
  retentionRule,
  setRetentionRule,
} from '../../../src/domain/privacy/retention/general-rule.ts';
import { startRetentionRun } from '../../../src/domain/privacy/retention/runs.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Cast } from '../../support/cast.ts';
import { proveDuty } from '../prove-duty.ts';

/** More than one batch. */
const DUE = 2_003;

/** A rule in force and nothing under way, whatever the run before left. */
async function ruleInForce({ astrid }: Cast): Promise<void> {
  await setRetentionRule(astrid, '36');
  const rule = await retentionRule(astrid);
  await approveRetentionRule(astrid, { version: rule?.version ?? 0, count: 10_000, confirmed: true });
  await change(`update retention_runs set state = 'finished' where tenant_id = $1`, [astrid.tenantId]);
}

/** Everybody due is anonymised once, with one audit entry each. */
export const retentionRunProof = proveDuty({
  kind: 'retention-run',

  async arrange(cast) {
    const { astrid } = cast;
    const key = await inTenant(astrid.tenantId, async () => {
      await ruleInForce(cast);
      await insertContacts(
        Array.from({ length: DUE }, () => ({
          givenName: 'Gammel',
          familyName: 'Kunde',
          emails: ['gammel@kunde.example'],
          createdAt: new Date('2020-01-01T12:00:00Z'),
        })),
      );
      return startRetentionRun(astrid);
    });
    return { tenantId: astrid.tenantId, key };
  },

  async effect({ tenantId, key }) {
    return inTenant(tenantId, async () => ({
      run: await sql(`select state, due, anonymised, skipped from retention_runs where tenant_id = $1 and id = $2`, [
        tenantId,
        key,
      ]),
      left: await sql(
        `select id from contacts where tenant_id = $1 and created_at < '2021-01-01' and anonymised_at is null`,
        [tenantId],
      ),
    }));
  },
});

/** The night begins one run. */
export const retentionNightProof = proveDuty({
  kind: 'retention-night',

  async arrange(cast) {
    const { tenantId } = cast.astrid;
    const key = `proof:${randomUUID()}`;
    await inTenant(tenantId, async () => {
      await ruleInForce(cast);
      await owe('retention-night', key);
    });
    return { tenantId, key };
  },

  async effect({ tenantId }) {
    return inTenant(tenantId, () =>
      sql(
        `select r.months, r.started_by, (select count(*)::int from outbox o
                  where o.tenant_id = $1 and o.kind = 'retention-run' and o.key = r.id::text) as owed
           from retention_runs r where r.tenant_id = $1 and r.state = 'waiting'`,
        [tenantId],
      ),
    );
  },
});
