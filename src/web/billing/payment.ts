import { payOpenInvoice } from '../../domain/billing/pay-open-invoice.ts';
import { refreshSubscription } from '../../domain/billing/refresh-subscription.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { onward } from './onward.ts';
import { away, unlessAway } from './stripe-away.ts';

/** POST: on to Stripe's page for what is unpaid. When it has been paid meanwhile, the page says how things stand. */
export function create(visit: Visit): Promise<Answer> {
  return unlessAway(visit, away.portal, async () => {
    const url = await payOpenInvoice(visit.member);
    if (url !== undefined) return onward(visit, 'payment', url);
    await refreshSubscription(visit.member);
    return redirect(paths.billing.show({ tenant: visit.member.tenantSlug }), { text: visit.t('billing.nothingOwed') });
  });
}
