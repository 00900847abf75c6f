import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { outside } from '../../outside.ts';
import { currentTenantId, readingTenant, sql } from '../../tenancy.ts';
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

/** What the open transaction's tenant has told of itself. */
async function ownTenant(): Promise<TenantRow & { readonly address: string }> {
  const [tenant] = await sql<TenantRow>(
    `select name, organisation_number as number, register_fetched_at is not null as "fromRegister", address_lines as lines, postal_code as "postalCode", place
       from tenants where id = $1`,
    [currentTenantId()],
  );
  if (!tenant) throw new Error('a transaction without a tenant');
  const town = [tenant.postalCode, tenant.place].filter(Boolean).join(' ');
  return { ...tenant, address: [...tenant.lines, town].filter((line) => line !== '').join(', ') };
}

/** Who the open transaction's tenant is, to the people it holds (Art. 13(1)(a)): name, number and address, as far as they are known. */
export async function tenantInWords(language: RecordLanguage): Promise<string> {
  const { name, number, address } = await ownTenant();
  return [name, number === null ? '' : numbered(number, language), address].filter((part) => part !== '').join(', ');
}

const numbered = (organisationNumber: string, language: RecordLanguage): string =>
  `${language === 'nb' ? 'org.nr.' : 'org. no.'} ${organisationNumber}`;

/** The same of whoever is asked in public: a tenant, or OnNet itself. */
export async function controllerInWords(tenantId: string, language: RecordLanguage): Promise<string> {
  if (tenantId !== PLATFORM_TENANT_ID) return readingTenant(tenantId, () => tenantInWords(language));
  const { name, organisationNumber, address, email } = outside().legalEntity;
  return [name, numbered(organisationNumber, language), address, email].join(', ');
}

/** The tenant as controller of its contacts, with what it has told of itself. @throws NotAllowed */
export async function tenantParty(by: Member, language: RecordLanguage): Promise<Party> {
  demand(by, 'privacy');
  const { address, ...tenant } = await ownTenant();
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
