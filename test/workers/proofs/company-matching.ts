import { loadConfig } from '../../../src/config.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { startMatching } from '../../../src/domain/companies/matching/start-matching.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { loadMirror } from '../../../src/domain/register/mirror/load-mirror.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { proveDuty } from '../prove-duty.ts';

/** More than one batch. */
const COMPANIES = 203;

let register: RegisterStandIn;

/** Every company without a number is looked for once, and none is given one. */
export const companyMatchingProof = proveDuty({
  kind: 'company-matching',

  async surround() {
    register = await startRegisterStandIn({ port: 0 });
    openOutside(
      loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:1', SECRET_KEY, REGISTER_URL: register.url }),
    );
    const file = await outside().register.bulkFile('enheter');
    if (file.kind !== 'File') throw new Error('the register has no file');
    await loadMirror('enheter', file);
    return async () => {
      outside().register.close();
      await register.close();
    };
  },

  async arrange({ bjorn }) {
    const key = await inTenant(bjorn.tenantId, async () => {
      // What an earlier scene left is not looked for again.
      await change(`update companies set deleted_at = now() where tenant_id = $1 and deleted_at is null`, [
        bjorn.tenantId,
      ]);
      await change(`update company_matchings set state = 'finished' where tenant_id = $1`, [bjorn.tenantId]);
      await insertCompanies([
        { name: 'Equinor' },
        ...Array.from({ length: COMPANIES - 1 }, (_, at) => ({ name: `Ingen heter dette ${at}` })),
      ]);
      return startMatching(bjorn);
    });
    return { tenantId: bjorn.tenantId, key };
  },

  effect: ({ tenantId, key }) =>
    inTenant(tenantId, async () => ({
      matching: await sql(
        `select state, total, looked_at, suggested, finished_at is not null as finished
           from company_matchings where tenant_id = $1 and id = $2`,
        [tenantId, key],
      ),
      matches: await sql(
        `select m.state, m.certainty, m.suggestions, count(*)::int as count
           from company_matches m join companies c on c.tenant_id = $1 and c.id = m.company_id and c.deleted_at is null
          where m.tenant_id = $1 group by 1, 2, 3 order by 1, 2, 3`,
        [tenantId],
      ),
      numbered: await sql(
        `select id from companies where tenant_id = $1 and deleted_at is null and organisation_number is not null`,
        [tenantId],
      ),
    })),
});
