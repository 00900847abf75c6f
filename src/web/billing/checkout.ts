import { startCheckout } from '../../domain/billing/start-checkout.ts';
import { Invalid } from '../../domain/errors.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { publicLink } from '../public-link.ts';
import type { Answer, Visit } from '../visit.ts';
import { billingPage } from './billing.ts';
import { onward } from './onward.ts';
import { away, unlessAway } from './stripe-away.ts';

/** POST: opens Stripe's payment page for the chosen plan. */
export function create(visit: Visit): Promise<Answer> {
  const form = { price: visit.field('price'), seats: visit.field('seats') };
  return unlessAway(visit, away.checkout, () => begin(visit, form), form);
}

async function begin(visit: Visit, form: { price: string; seats: string }): Promise<Answer> {
  const tenant = visit.member.tenantSlug;
  const back = {
    success: `${publicLink(paths.billing.returned({ tenant }))}?session={CHECKOUT_SESSION_ID}`,
    cancel: `${publicLink(paths.billing.show({ tenant }))}?payment=stopped`,
  };
  try {
    const checkout = await startCheckout(visit.member, form, back, visit.language);
    if (checkout.kind === 'pay') return onward(visit, 'payment', checkout.url);
    return redirect(paths.billing.show({ tenant }), { text: visit.t('billing.already') });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return billingPage(visit, { form, problems: error.fields, status: 422 });
  }
}
