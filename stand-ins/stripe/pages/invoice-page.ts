import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { authenticateInvoice, isPayable, payInvoice } from '../billing/pay-invoice.ts';
import type { PaymentOutcome } from '../billing/pay-checkout.ts';
import { testCard, testCardNumbers } from '../billing/test-cards.ts';
import { type Answer, redirectAnswer } from '../http/answer.ts';
import { linesOf } from '../objects/invoice-lines.ts';
import { lookup } from '../objects/lookup.ts';
import type { Invoice } from '../wire.ts';
import { cardChoice } from './card-choice.ts';
import { html } from './html.ts';
import { day, type Language, money, pageLanguage } from './language.ts';
import { pageAnswer, problem } from './layout.ts';
import type { PageVisit } from './page-routes.ts';
import { pageWords, statusWord } from './words.ts';

const found = ({ state }: StripeAccount, { id }: PageVisit): Invoice => lookup(state.invoices, id, 'invoice');

function languageOf({ state }: StripeAccount, invoice: Invoice, visit: PageVisit): Language {
  const customer = state.customers[invoice.customer ?? ''];
  return pageLanguage(customer?.preferred_locales?.[0] ?? null, visit.languages);
}

/** `GET /invoices/:id`, where an invoice's `hosted_invoice_url` leads: what is owed, and paying it. */
export function showInvoice(account: StripeAccount, visit: PageVisit): Answer {
  const invoice = found(account, visit);
  const language = languageOf(account, invoice, visit);
  const words = pageWords(language);
  const tax = invoice.total - (invoice.total_excluding_tax ?? invoice.total);
  const main = html`
    ${problem(visit.query.has('declined') ? words.declined : undefined)}
    <p>${invoice.customer_name ?? invoice.customer_email ?? ''}</p>
    <p>${day(language, invoice.effective_at ?? invoice.created)}</p>
    <dl>
      ${linesOf(account, invoice).map(
        (line) =>
          html`<dt>${line.description ?? words.line}</dt>
            <dd>${money(language, line.amount, line.currency)}</dd>`,
      )}
      <dt>${words.tax}</dt>
      <dd>${money(language, tax, invoice.currency)}</dd>
      <dt class="sum">${words.invoiceTotal}</dt>
      <dd class="sum">${money(language, invoice.total, invoice.currency)}</dd>
      <dt class="sum">${words.total}</dt>
      <dd class="sum">${money(language, invoice.amount_remaining, invoice.currency)}</dd>
      <dt>${words.status}</dt>
      <dd>${statusWord(language, invoice.status)}</dd>
    </dl>
    ${
      isPayable(invoice)
        ? html`<form method="post" action="/invoices/${invoice.id}/pay">
            ${cardChoice(words, testCardNumbers)}
            <button>${words.pay}</button>
          </form>`
        : html``
    }
  `;
  return pageAnswer({ language, title: `${words.invoiceTitle} ${invoice.number ?? ''}`, main });
}

/** `POST /invoices/:id/pay` with `card`. */
export function postInvoicePayment(account: StripeAccount, visit: PageVisit): Answer {
  const invoice = found(account, visit);
  const card = testCard(visit.form.get('card') ?? undefined);
  if (!card) throw invalid('There is no such test card', 'card');
  return onwards(invoice, payInvoice(account, invoice, card));
}

/** `GET /invoices/:id/authenticate`: the bank's step, also for a saved card that was charged without its owner. */
export function showInvoiceAuthentication(account: StripeAccount, visit: PageVisit): Answer {
  const invoice = found(account, visit);
  if (!isPayable(invoice)) return redirectAnswer(`/invoices/${invoice.id}`);
  const language = languageOf(account, invoice, visit);
  const words = pageWords(language);
  const main = html`<p>${words.bankText}</p>
    <form method="post" action="/invoices/${invoice.id}/authenticate">
      <button name="approved" value="yes">${words.approve}</button>
      <button name="approved" value="no" class="quiet">${words.refuse}</button>
    </form>`;
  return pageAnswer({ language, title: words.bankTitle, main });
}

/** `POST /invoices/:id/authenticate` with `approved`. */
export function postInvoiceAuthentication(account: StripeAccount, visit: PageVisit): Answer {
  const invoice = found(account, visit);
  return onwards(invoice, authenticateInvoice(account, invoice, visit.form.get('approved') === 'yes'));
}

function onwards({ id }: Invoice, outcome: PaymentOutcome): Answer {
  if (outcome === 'declined') return redirectAnswer(`/invoices/${id}?declined`);
  return redirectAnswer(outcome === 'authenticate' ? `/invoices/${id}/authenticate` : `/invoices/${id}`);
}
