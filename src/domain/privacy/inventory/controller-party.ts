import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import type { LegalEntity } from '../legal-entity.ts';
import { stated } from '../policy/stated.ts';
import type { ConfirmedFact } from '../policy/confirmations.ts';
import type { Party, RecordLanguage } from './processing-record.ts';

interface TenantRow {
  readonly name: string;
  readonly number: string | null;
  readonly fromRegister: boolean;
  readonly lines: readonly string[];
  readonly postalCode: string | null;
  readonly place: string | null;
}

/** The tenant as controller of its contacts, with what it has told of itself. @throws NotAllowed */
export async function tenantParty(by: Member, language: RecordLanguage): Promise<Party> {
  demand(by, 'privacy');
  const [tenant] = await sql<TenantRow>(
    `select name, organisation_number as number, register_fetched_at is not null as "fromRegister", address_lines as lines, postal_code as "postalCode", place
       from tenants where id = $1`,
    [by.tenantId],
  );
  if (!tenant) throw new Error('a member without a tenant');
  const town = [tenant.postalCode, tenant.place].filter(Boolean).join(' ');
  const address = [...tenant.lines, town].filter((line) => line !== '').join(', ');
  return {
    name: tenant.name,
    organisationNumber: tenant.number ?? undefined,
    numberUnconfirmed: tenant.number !== null && !tenant.fromRegister,
    address: address === '' ? undefined : address,
    noOfficer: { because: stated.officerDuty[language], confirmed: true },
  };
}

/** OnNet, as configured, with what somebody who knows the company has confirmed of it. */
export const entityParty = (
  { name, organisationNumber, address, email }: LegalEntity,
  confirmed: ReadonlySet<ConfirmedFact>,
  language: RecordLanguage,
): Party => ({
  name,
  organisationNumber,
  numberUnconfirmed: !confirmed.has('organisationNumber'),
  address,
  email,
  noOfficer: { because: stated.noOfficer[language], confirmed: confirmed.has('officer') },
});
