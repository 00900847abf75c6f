import { openPortal } from '../../domain/billing/open-portal.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { publicLink } from '../public-link.ts';
import type { Answer, Visit } from '../visit.ts';
import { onward } from './onward.ts';
import { away, unlessAway } from './stripe-away.ts';

/** POST: opens Stripe's page for changing, paying and ending. It leads back by way of a fresh look at Stripe. */
export function create(visit: Visit): Promise<Answer> {
  return unlessAway(visit, away.portal, async () => {
    const tenant = visit.member.tenantSlug;
    const url = await openPortal(visit.member, publicLink(paths.billing.returned({ tenant })), visit.language);
    if (url !== undefined) return onward(visit, 'portal', url);
    return redirect(paths.billing.show({ tenant }), { text: visit.t('billing.noCustomer') });
  });
}
