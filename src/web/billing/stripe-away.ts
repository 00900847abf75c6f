import { OutsideUnavailable } from '../../domain/errors.ts';
import type { Answer, Visit } from '../visit.ts';
import { billingPage } from './billing.ts';
import type { BillingNotice, BillingPage } from './pages.ts';

/** What is shown when Stripe does not answer, and what it means for what was asked. */
export const away = {
  checkout: { kind: 'warning', title: 'billing.away', text: 'billing.away.checkout' },
  portal: { kind: 'warning', title: 'billing.away', text: 'billing.away.portal' },
  change: { kind: 'warning', title: 'billing.away', text: 'billing.away.change' },
  refresh: { kind: 'warning', title: 'billing.away', text: 'billing.away.refresh' },
  returned: { kind: 'warning', title: 'billing.away', text: 'billing.away.returned' },
} as const satisfies Record<string, BillingNotice>;

/**
 * Does what needs Stripe; when Stripe does not answer, the page says so with 503, keeps what was typed, and can be tried
 * again. @throws any other error
 */
export async function unlessAway(
  visit: Visit,
  notice: BillingNotice,
  work: () => Promise<Answer>,
  form?: BillingPage['form'],
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OutsideUnavailable)) throw error;
    return billingPage(visit, { notice, status: 503, ...(form ? { form } : {}) });
  }
}
