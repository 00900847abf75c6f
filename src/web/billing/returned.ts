import { finishCheckout } from '../../domain/billing/finish-checkout.ts';
import { refreshSubscription } from '../../domain/billing/refresh-subscription.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { away, unlessAway } from './stripe-away.ts';

/**
 * GET: back from Stripe, from the payment page (`?session=cs_…`) or from the portal (without). Asks Stripe, so that the page
 * is right also when no event has come yet.
 */
export function show(visit: Visit): Promise<Answer> {
  const retry = visit.request.originalUrl;
  const billing = paths.billing.show({ tenant: visit.member.tenantSlug });
  return unlessAway(visit, { ...away.returned, retry }, async () => {
    const session = visit.query('session');
    if (session === '') {
      await refreshSubscription(visit.member);
      return redirect(billing);
    }
    const paid = (await finishCheckout(visit.member, session)) === 'paid';
    return redirect(billing, { text: visit.t(paid ? 'billing.paid' : 'billing.waiting') });
  });
}
