import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import type { OnwardPage } from './pages.ts';

/**
 * The way to a page of Stripe's. Not a redirect: a browser follows a form's redirect only where `form-action` allows, and with
 * boosted links the policy in force is that of whichever page was opened first. So the answer is a page with a plain link,
 * and a header that takes the browser on by itself.
 */
export const onward = (visit: Visit, to: OnwardPage['to'], url: string): Answer =>
  page(
    'billing/onward',
    visit.t(`billing.onward.${to}`),
    { to, url },
    { place: 'billing', headers: { Refresh: `0; url=${new URL(url).href}` } },
  );
