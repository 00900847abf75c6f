import { loadConfig } from '../../../src/config.ts';
import { leaseObligation } from '../../../src/domain/outbox.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { enrichCompany } from '../../../src/domain/companies/enrich-company.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';

/** Gives the surrounding `describe` a register of its own, and makes it the one that the domain asks. */
export function useRegister(): { readonly register: RegisterStandIn } {
  let running: RegisterStandIn | undefined;
  before(async () => {
    running = await startRegisterStandIn({ port: 0 });
    openOutside(
      loadConfig({
        NODE_ENV: 'test',
        PUBLIC_URL: 'http://127.0.0.1:1',
        SECRET_KEY,
        REGISTER_URL: running.url,
      }),
    );
  });
  afterEach(() => running?.faults.clear());
  after(async () => {
    outside().register.close();
    await running?.close();
  });
  return {
    get register() {
      if (!running) throw new Error('The register runs only inside hooks and tests.');
      return running;
    },
  };
}

/** Carries out what is owed about a company, as a worker would. */
export async function carryOutEnrichment(tenantId: string, companyId: string): Promise<void> {
  const [owed] = await inTenant(tenantId, () =>
    sql<{ id: string }>(
      `select id from outbox where tenant_id = $1 and kind = 'enrichment' and key = $2 and done_at is null`,
      [tenantId, companyId],
    ),
  );
  const obligation = owed && (await leaseObligation(tenantId, owed.id));
  if (!obligation) throw new Error('nothing is owed about this company');
  await enrichCompany(obligation);
}
