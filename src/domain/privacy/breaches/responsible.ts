import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { outside } from '../../outside.ts';
import { currentTenantId, sql } from '../../tenancy.ts';

/** Who is controller of what a breach concerns: the tenant, or OnNet's legal entity. */
export interface Responsible {
  readonly name: string;
  readonly organisationNumber: string | null;
}

/** The controller of the scope that is open. */
export async function responsible(): Promise<Responsible> {
  const tenantId = currentTenantId();
  if (tenantId === PLATFORM_TENANT_ID) return outside().legalEntity;
  const [row] = await sql<Responsible>(
    `select name, organisation_number as "organisationNumber" from tenants where id = $1`,
    [tenantId],
  );
  return row ?? { name: '', organisationNumber: null };
}
