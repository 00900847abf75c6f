import { activeTenantIds } from '../../housekeeping.ts';
import { writeMail } from '../../mail/mail.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { inPlatform } from '../../tenancy.ts';
import { deskLink } from '../registers/desk-link.ts';
import { tellOwners } from '../../tenants/tell-owners.ts';

/**
 * Carries out the obligation to tell of a new edition of the data processing agreement: a mail to each owner of every
 * tenant that stands, who are the ones that can accept it. What a tenant that leaves has accepted stays in force until it is
 * erased, and its desk shows the new edition if it comes back. Stopped half-way it goes on where it was; nobody is told twice.
 */
export async function tellOfAgreement(obligation: LeasedObligation): Promise<void> {
  await tellOwners(await activeTenantIds(), (owner) =>
    writeMail('agreement-notice', {
      to: owner.email,
      language: owner.language,
      params: { link: deskLink(owner.tenantSlug, 'agreement') },
      key: `agreement:${obligation.key}:${owner.memberId}`,
    }),
  );
  await inPlatform(() => settle(obligation));
}
