import { readFileSync } from 'node:fs';
import type { StripeAccount } from '../account.ts';
import { StripeApiError } from '../api/errors.ts';
import type { Answer } from '../http/answer.ts';
import { postAuthentication, postCode, postPayment, showAuthentication, showCheckout } from './checkout-page.ts';
import { html } from './html.ts';
import {
  postInvoiceAuthentication,
  postInvoicePayment,
  showInvoice,
  showInvoiceAuthentication,
} from './invoice-page.ts';
import { pageLanguage } from './language.ts';
import { pageAnswer } from './layout.ts';
import { postCancel, postCard, postPlan, postResume } from './portal-actions.ts';
import { showPortal } from './portal-page.ts';
import { pageWords } from './words.ts';

/** One visit of a browser to a hosted page. */
export interface PageVisit {
  /** The id in the address. */
  id: string;
  query: URLSearchParams;
  form: URLSearchParams;
  /** The browser's `Accept-Language`. */
  languages: string;
}

/** The pages by method and address; `:id` stands for the second part. */
const pages: Record<string, (account: StripeAccount, visit: PageVisit) => Answer> = {
  'GET /checkout/:id': showCheckout,
  'POST /checkout/:id/code': postCode,
  'POST /checkout/:id/pay': postPayment,
  'GET /checkout/:id/authenticate': showAuthentication,
  'POST /checkout/:id/authenticate': postAuthentication,
  'GET /portal/:id': showPortal,
  'POST /portal/:id/cancel': postCancel,
  'POST /portal/:id/resume': postResume,
  'POST /portal/:id/plan': postPlan,
  'POST /portal/:id/card': postCard,
  'GET /invoices/:id': showInvoice,
  'POST /invoices/:id/pay': postInvoicePayment,
  'GET /invoices/:id/authenticate': showInvoiceAuthentication,
  'POST /invoices/:id/authenticate': postInvoiceAuthentication,
};

const styleSheet = readFileSync(new URL('page.css', import.meta.url), 'utf8');

export function answerPage(
  account: StripeAccount,
  { method, url, languages, body }: { method: string; url: URL; languages: string; body: string },
): Answer {
  if (url.pathname === '/assets/page.css') {
    return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: styleSheet };
  }
  const [, kind = '', id = '', ...rest] = url.pathname.split('/');
  const show = pages[[`${method} /${kind}/:id`, ...rest].join('/')];
  if (!show) return message(404, languages);
  try {
    return show(account, { id, query: url.searchParams, form: new URLSearchParams(body), languages });
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    return message(error.status, languages, error.status === 404 ? undefined : error.message);
  }
}

function message(status: number, languages: string, text?: string): Answer {
  const language = pageLanguage(null, languages);
  const title = text ?? pageWords(language).notFound;
  return pageAnswer({ language, title, main: html``, status });
}
