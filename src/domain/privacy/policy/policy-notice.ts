import { tenantIdsWithData } from '../../housekeeping.ts';
import { writeMail } from '../../mail/mail.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { outside } from '../../outside.ts';
import { inPlatform } from '../../tenancy.ts';
import { tellOwners } from '../../tenants/tell-owners.ts';
import { editions } from './editions.ts';

/**
 * Carries out the obligation to tell of a new edition of the policy: a mail to each owner of every tenant whose data is here,
 * those that leave too, since their people's is handled by it until it is erased; long before it takes effect. Stopped half-way it goes on where it was; nobody is told twice.
 */
export async function tellOfPolicy(obligation: LeasedObligation): Promise<void> {
  const number = Number(obligation.key);
  const edition = (await editions('nb')).find((one) => one.number === number);
  if (!edition) throw new Error('there is no such edition of the policy');
  await tellOwners(await tenantIdsWithData(), (owner) =>
    writeMail('policy-notice', {
      to: owner.email,
      language: owner.language,
      params: {
        effectiveOn: edition.effectiveOn,
        link: `${outside().publicUrl}/no/${owner.language}/privacy/editions`,
      },
      key: `policy:${number}:${owner.memberId}`,
    }),
  );
  await inPlatform(() => settle(obligation));
}
