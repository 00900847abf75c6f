import { record } from '../audit/audit.ts';
import { trialDays } from '../billing/plans.ts';
import { now } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../identifiers.ts';
import { oneLine } from '../names.ts';
import { recordAcceptance, type AcceptedAgreement } from '../privacy/agreement/acceptances.ts';
import { proposePurposes } from '../privacy/purposes/purposes.ts';
import { proposeRetentionRules } from '../privacy/retention/propose-rule.ts';
import { change, currentTenantId, inTenant } from '../tenancy.ts';
import { joinTenant } from '../users/join-tenant.ts';
import type { Member } from '../users/member.ts';
import { createUser, type NewUser } from '../users/users.ts';
import { createFirstPipeline } from './first-pipeline.ts';
import { slugApart, slugOf } from './slug.ts';

/** The organisation that becomes a tenant, as the register has it or as its founder wrote it. */
export interface NewTenant {
  readonly name: string;
  /** Nine digits; undefined when the founder gave none. */
  readonly organisationNumber?: string | undefined;
  /** The register's code, such as `AS`. */
  readonly legalForm?: string | undefined;
  readonly addressLines: readonly string[];
  readonly postalCode?: string | undefined;
  readonly place?: string | undefined;
  /** ISO 3166-1 alpha-2; Norway when left out. */
  readonly countryCode?: string | undefined;
  /** When the register told this; undefined when it was typed. */
  readonly registerFetchedAt?: Date | undefined;
  readonly language: 'nb' | 'en';
}

/** All that makes a customer. */
export interface SignUp {
  readonly tenant: NewTenant;
  readonly founder: NewUser;
  readonly agreement: AcceptedAgreement;
}

/**
 * Makes a customer in one transaction: tenant, user, the user as its owner, the accepted agreement, a trial, a first pipeline,
 * and what privacy is proposed, purposes and a retention period, which nobody has decided yet. @returns the owner
 * @throws Invalid on `email` when the address already has a user; who asks must have shown that the address is theirs
 */
export const signUp = (details: SignUp): Promise<Member> => inTenant(newId(), () => createCustomer(details));

/** As `signUp`, in an open transaction: the tenant it is open for is the one that is made. */
export async function createCustomer({ tenant, founder, agreement }: SignUp): Promise<Member> {
  const tenantId = currentTenantId();
  const userId = await createUser(founder);
  if (userId === undefined) throw new Invalid({ email: 'signUp.email.taken' });
  const slug = await createTenant(tenant);
  const memberId = await joinTenant({ id: userId, name: founder.name }, 'owner');
  await Promise.all([
    record({ kind: 'member', id: memberId }, 'tenant.created', { kind: 'tenant', id: tenantId }),
    recordAcceptance(memberId, agreement),
    beginTrial(),
    createFirstPipeline(tenant.language),
    proposePurposes(),
    proposeRetentionRules(),
  ]);
  return {
    id: memberId,
    userId,
    tenantId,
    tenantSlug: slug,
    tenantName: oneLine(tenant.name),
    name: oneLine(founder.name),
    role: 'owner',
    access: 'full',
  };
}

/** Inserts the tenant under the first slug that is free: other tenants cannot be seen, but the unique index knows them. */
async function createTenant(tenant: NewTenant): Promise<string> {
  const plain = slugOf(tenant.name);
  for (let slug = plain; ; slug = slugApart(plain)) {
    const inserted = await change(
      `insert into tenants (id, slug, name, organisation_number, legal_form, address_lines, postal_code, place,
                            country_code, register_fetched_at, language)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (slug) do nothing`,
      [
        currentTenantId(),
        slug,
        oneLine(tenant.name),
        tenant.organisationNumber ?? null,
        tenant.legalForm ?? null,
        tenant.addressLines,
        tenant.postalCode ?? null,
        tenant.place ?? null,
        tenant.countryCode ?? 'NO',
        tenant.registerFetchedAt ?? null,
        tenant.language,
      ],
    );
    if (inserted === 1) return slug;
  }
}

/** A trial needs no card and nothing at Stripe. */
async function beginTrial(): Promise<void> {
  const ends = new Date(now().getTime() + trialDays * 86_400_000);
  await change(
    `insert into subscriptions (tenant_id, plan, status, trial_ends_at) values ($1, 'trial', 'trialing', $2)`,
    [currentTenantId(), ends],
  );
}
