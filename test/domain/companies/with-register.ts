import { loadConfig } from '../../../src/config.ts';
import { leaseObligation } from '../../../src/domain/outbox.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { enrichCompany } from '../../../src/domain/companies/enrich-company.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { startPeppolStandIn, type PeppolStandIn } from '../../../stand-ins/peppol/server.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';

/** Gives the surrounding `describe` a register and a Peppol network of its own, and makes them those that the domain asks. */
export function useRegister(): { readonly register: RegisterStandIn; readonly peppol: PeppolStandIn } {
  let running: RegisterStandIn | undefined;
  let network: PeppolStandIn | undefined;
  before(async () => {
    [running, network] = await Promise.all([startRegisterStandIn({ port: 0 }), startPeppolStandIn({ port: 0 })]);
    openOutside(
      loadConfig({
        NODE_ENV: 'test',
        PUBLIC_URL: 'http://127.0.0.1:1',
        SECRET_KEY,
        REGISTER_URL: running.url,
        PEPPOL_STAND_IN: network.address,
      }),
    );
  });
  afterEach(() => {
    running?.faults.clear();
    network?.misbehave(undefined);
    if (network) network.names.fault = undefined;
  });
  after(async () => {
    outside().register.close();
    await Promise.all([running?.close(), network?.close()]);
  });
  return {
    get register() {
      if (!running) throw new Error('The register runs only inside hooks and tests.');
      return running;
    },
    get peppol() {
      if (!network) throw new Error('The network runs only inside hooks and tests.');
      return network;
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
