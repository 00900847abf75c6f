import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import type { LegalEntity } from '../legal-entity.ts';
import type { Party } from './processing-record.ts';

interface TenantRow {
  readonly name: string;
  readonly number: string | null;
  readonly lines: readonly string[];
  readonly postalCode: string | null;
  readonly place: string | null;
}

/** The tenant as controller of its contacts, with what it has told of itself. @throws NotAllowed */
export async function tenantParty(by: Member): Promise<Party> {
  demand(by, 'privacy');
  const [tenant] = await sql<TenantRow>(
    `select name, organisation_number as number, address_lines as lines, postal_code as "postalCode", place
       from tenants where id = $1`,
    [by.tenantId],
  );
  if (!tenant) throw new Error('a member without a tenant');
  const town = [tenant.postalCode, tenant.place].filter(Boolean).join(' ');
  const address = [...tenant.lines, town].filter((line) => line !== '').join(', ');
  return {
    name: tenant.name,
    organisationNumber: tenant.number ?? undefined,
    address: address === '' ? undefined : address,
  };
}

/** OnNet, as configured. */
export const entityParty = ({ name, organisationNumber, address, email }: LegalEntity): Party => ({
  name,
  organisationNumber,
  address,
  email,
});
