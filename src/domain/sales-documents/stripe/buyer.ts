import type { Stripe } from 'stripe';

import { cleanLine } from '../../clean-text.ts';
import { tenantOfCustomer } from '../../billing/tenant-of-customer.ts';
import { personLikeForms } from '../../register/entity.ts';
import { isOrganisationNumber, normaliseOrganisationNumber } from '../../register/organisation-number.ts';
import { readingTenant, sql } from '../../tenancy.ts';
import type { Buyer } from '../facts.ts';
import { NotIssued } from '../not-issued.ts';

/** What an invoice at Stripe keeps of its customer, as it was when the invoice was finalized. */
export type BilledCustomer = Pick<
  Stripe.Invoice,
  'customer' | 'customer_name' | 'customer_email' | 'customer_address' | 'customer_tax_ids'
>;

interface TenantRow {
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly legalForm: string | null;
  readonly lines: readonly string[];
  readonly postalCode: string | null;
  readonly place: string | null;
  readonly country: string;
  readonly language: 'nb' | 'en';
}

/**
 * Who an invoice is to. What stands on Stripe's own comes first, since the customer wrote it there for the invoice; what it does
 * not say is taken from what the tenant is here.
 * @throws NotIssued `buyer-unknown`; StripeUnavailable when nobody here has the customer yet and Stripe does not answer
 */
export async function buyerOf(billed: BilledCustomer): Promise<{ buyer: Buyer; language: 'nb' | 'en' }> {
  const customer = typeof billed.customer === 'string' ? billed.customer : billed.customer?.id;
  const owner = customer === undefined ? 'no-tenant' : await tenantOfCustomer(customer);
  if (typeof owner === 'string') throw new NotIssued('buyer-unknown');
  const { tenantId } = owner;
  const tenant = await tenantRow(tenantId);
  const address = addressOf(billed, tenant);
  return {
    buyer: {
      name: cleanLine(billed.customer_name ?? '') || cleanLine(tenant?.name ?? ''),
      ...taxNumbers(billed, address.country, tenant),
      address,
      email: billed.customer_email ?? undefined,
      tenantId,
      // Of somebody we know nothing of, the careful answer.
      isPerson: tenant === undefined || personLikeForms.includes(tenant.legalForm ?? ''),
    },
    language: tenant?.language ?? 'nb',
  };
}

async function tenantRow(tenantId: string): Promise<TenantRow | undefined> {
  const [row] = await readingTenant(tenantId, () =>
    sql<TenantRow>(
      `select name, organisation_number as "organisationNumber", legal_form as "legalForm", address_lines as lines,
              postal_code as "postalCode", place, country_code as country, language
         from tenants where id = $1 and erased_at is null`,
      [tenantId],
    ),
  );
  return row;
}

function addressOf({ customer_address: billed }: BilledCustomer, tenant: TenantRow | undefined): Buyer['address'] {
  const lines = [billed?.line1, billed?.line2].flatMap((line) => cleanLine(line ?? '') || []);
  const place = cleanLine(billed?.city ?? '');
  if (billed && (lines.length > 0 || place))
    return {
      lines,
      postalCode: cleanLine(billed.postal_code ?? '') || undefined,
      place: place || undefined,
      country: billed.country ?? tenant?.country ?? 'NO',
    };
  return {
    lines: tenant?.lines ?? [],
    postalCode: tenant?.postalCode ?? undefined,
    place: tenant?.place ?? undefined,
    country: billed?.country ?? tenant?.country ?? 'NO',
  };
}

const foreignNumber = (ids: BilledCustomer['customer_tax_ids']): string | undefined =>
  cleanLine(ids?.find(({ value }) => value)?.value ?? '') || undefined;

/** A number that is none is left out: a wrong one on an invoice is worse than the address alone. */
function taxNumbers(
  { customer_tax_ids: ids }: BilledCustomer,
  country: string,
  tenant: TenantRow | undefined,
): Pick<Buyer, 'organisationNumber' | 'foreignTaxNumber'> {
  if (country !== 'NO') return { organisationNumber: undefined, foreignTaxNumber: foreignNumber(ids) };
  const given = [ids?.find(({ type }) => type === 'no_vat')?.value, tenant?.organisationNumber];
  const numbers = given.flatMap((number) => (number ? [normaliseOrganisationNumber(number)] : []));
  return { organisationNumber: numbers.find(isOrganisationNumber), foreignTaxNumber: undefined };
}
