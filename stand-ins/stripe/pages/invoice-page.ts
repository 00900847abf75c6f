import type { StripeAccount } from '../account.ts';
import type { Answer } from '../http/answer.ts';
import { lookup } from '../objects/lookup.ts';
import { html } from './html.ts';
import { day, money, pageLanguage } from './language.ts';
import { pageAnswer } from './layout.ts';
import type { PageVisit } from './page-routes.ts';
import { pageWords, statusWord } from './words.ts';

/** `GET /invoices/:id`, where an invoice's `hosted_invoice_url` leads. */
export function showInvoice(account: StripeAccount, visit: PageVisit): Answer {
  const invoice = lookup(account.state.invoices, visit.id, 'invoice');
  const customer = account.state.customers[invoice.customer ?? ''];
  const language = pageLanguage(customer?.preferred_locales?.[0] ?? null, visit.languages);
  const words = pageWords(language);
  const main = html`
    <p>${invoice.customer_name ?? invoice.customer_email ?? ''}</p>
    <p>${day(language, invoice.effective_at ?? invoice.created)}</p>
    <dl>
      ${invoice.lines.data.map(
        (line) =>
          html`<dt>${line.description ?? words.line}</dt>
            <dd>${money(language, line.amount, line.currency)}</dd>`,
      )}
      <dt>${words.tax}</dt>
      <dd>${money(language, invoice.total - (invoice.total_excluding_tax ?? invoice.total), invoice.currency)}</dd>
      <dt class="sum">${words.invoiceTotal}</dt>
      <dd class="sum">${money(language, invoice.total, invoice.currency)}</dd>
      <dt class="sum">${words.total}</dt>
      <dd class="sum">${money(language, invoice.amount_remaining, invoice.currency)}</dd>
      <dt>${words.status}</dt>
      <dd>${statusWord(language, invoice.status)}</dd>
    </dl>
  `;
  return pageAnswer({ language, title: `${words.invoiceTitle} ${invoice.number ?? ''}`, main });
}
