import { refreshSubscription } from '../../domain/billing/refresh-subscription.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { away, unlessAway } from './stripe-away.ts';

/** POST: fetches the subscription from Stripe now. */
export function create(visit: Visit): Promise<Answer> {
  return unlessAway(visit, away.refresh, async () => {
    const followed = await refreshSubscription(visit.member);
    const clear = followed === 'followed' || followed === 'nothing-begun';
    return redirect(paths.billing.show({ tenant: visit.member.tenantSlug }), {
      text: visit.t(clear ? 'billing.refreshed' : 'billing.unclear'),
    });
  });
}
