import { loadConfig } from '../../../src/config.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { addSubProcessor } from '../../../src/domain/privacy/registers/write-sub-processor.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { operator, subProcessorForm } from '../../web/register-records.ts';
import { proveDuty } from '../prove-duty.ts';

/** The outside as configuration sets it up, with nobody there. */
async function nobodyOutside(): Promise<() => Promise<void>> {
  openOutside(
    loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:1', SECRET_KEY, REGISTER_URL: 'http://127.0.0.1:9' }),
  );
  return async () => outside().register.close();
}

/** Every tenant is told of a new sub-processor once, and so is each of its owners. */
export const subProcessorNoticeProof = proveDuty({
  kind: 'sub-processor-notice',
  surround: nobodyOutside,

  async arrange({ astrid, clara }) {
    const id = await addSubProcessor(operator, subProcessorForm());
    return { tenantId: PLATFORM_TENANT_ID, key: `new:${id}`, id, told: [astrid.tenantId, clara.tenantId] };
  },

  effect: ({ id, told }) =>
    Promise.all(
      told.map((tenantId) =>
        inTenant(tenantId, async () => ({
          notices: await sql(
            `select change, noticed_at is not null as told from sub_processor_notices where tenant_id = $1 and sub_processor_id = $2`,
            [tenantId, id],
          ),
          mails: await sql(
            `select m.template, m.language from mails m join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
              where m.tenant_id = $1 and o.key like $2`,
            [tenantId, `sub-processor:new:${id}:%`],
          ),
        })),
      ),
    ),
});
