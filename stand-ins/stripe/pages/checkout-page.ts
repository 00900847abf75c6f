import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { authenticate, payCheckout, type PaymentOutcome } from '../billing/pay-checkout.ts';
import { testCard, testCardNumbers } from '../billing/test-cards.ts';
import { type Answer, redirectAnswer } from '../http/answer.ts';
import { chooseSeats, enterCode } from '../objects/checkout-sessions.ts';
import { lookup } from '../objects/lookup.ts';
import type { CheckoutSession, LineItem } from '../wire.ts';
import { cardChoice } from './card-choice.ts';
import { html, type Html } from './html.ts';
import { day, money, pageLanguage, type Language } from './language.ts';
import { pageAnswer, problem } from './layout.ts';
import type { PageVisit } from './page-routes.ts';
import { pageWords, type PageWords } from './words.ts';

/** `GET /checkout/:id`: what is bought, the test cards, pay or go back. */
export function showCheckout(account: StripeAccount, visit: PageVisit): Answer {
  const session = lookup(account.state.checkoutSessions, visit.id, 'checkout.session');
  const plan = lookup(account.state.checkoutPlans, visit.id, 'checkout.session');
  const language = pageLanguage(session.locale, visit.languages);
  const words = pageWords(language);
  if (session.status !== 'open') return closedPage(session, language);
  const notice = visit.query.has('code')
    ? words.unknownCode
    : visit.query.has('declined')
      ? words.declined
      : visit.query.has('changed')
        ? words.newTotal
        : undefined;
  const trial = plan.subscription.trialEnd;
  const discount = session.total_details?.amount_discount ?? 0;
  const main = html`
    ${problem(notice)} ${session.allow_promotion_codes ? codeForm(session, words) : html``}
    <form method="post" action="/checkout/${session.id}/pay">
      ${plan.lineItems.map((item) => lineItem(language, item))}
      ${trial === null ? html`` : html`<p>${words.trial} ${day(language, trial)}</p>`}
      <dl>
        <dt>${words.netto}</dt>
        <dd>${money(language, session.amount_subtotal, session.currency)}</dd>
        ${
          discount === 0
            ? html``
            : html`<dt>${words.discount}</dt>
                <dd>${money(language, -discount, session.currency)}</dd>`
        }
        <dt>${words.tax}</dt>
        <dd>${money(language, session.total_details?.amount_tax ?? 0, session.currency)}</dd>
        <dt class="sum">${words.total}</dt>
        <dd class="sum">${money(language, session.amount_total, session.currency)}</dd>
      </dl>
      ${cardChoice(words, testCardNumbers)}
      <button name="pay">${words.pay}</button>
    </form>
    ${session.cancel_url === null ? html`` : html`<p><a href="${session.cancel_url}">${words.back}</a></p>`}
  `;
  return pageAnswer({ language, title: words.checkoutTitle, main, leadsTo: [session.success_url] });
}

function codeForm({ id }: CheckoutSession, words: PageWords): Html {
  return html`<form method="post" action="/checkout/${id}/code">
    <label>${words.code} <input type="text" name="code" autocomplete="off" required /></label>
    <button class="quiet">${words.useCode}</button>
  </form>`;
}

/** `POST /checkout/:id/code` with `code`, a promotion code. */
export function postCode(account: StripeAccount, visit: PageVisit): Answer {
  const session = lookup(account.state.checkoutSessions, visit.id, 'checkout.session');
  const known = session.status !== 'open' || enterCode(account, session, visit.form.get('code') ?? '');
  return redirectAnswer(`/checkout/${session.id}${known ? '' : '?code'}`);
}

function lineItem(language: Language, item: LineItem): Html {
  const words = pageWords(language);
  const per = item.price?.recurring?.interval === 'year' ? words.perYear : words.perMonth;
  const bounds = item.adjustable_quantity;
  const quantity = bounds?.enabled
    ? html`<label
        >${words.seats}
        <input
          type="number"
          name="seats"
          value="${item.quantity ?? 1}"
          min="${bounds.minimum ?? 1}"
          max="${bounds.maximum ?? 99}"
          required
      /></label>`
    : html`<p>${words.seats}: ${item.quantity ?? 1}</p>`;
  return html`<h2>${item.description ?? words.line}</h2>
    <p>${money(language, item.price?.unit_amount ?? 0, item.currency)} ${per}</p>
    ${quantity}`;
}

function closedPage(session: CheckoutSession, language: Language): Answer {
  const words = pageWords(language);
  const paid = session.status === 'complete';
  const onwards = paid ? successUrl(session) : session.cancel_url;
  const main = html`<p>${paid ? words.alreadyPaid : words.expired}</p>
    ${onwards === null ? html`` : html`<p><a href="${onwards}">${words.goOn}</a></p>`}`;
  return pageAnswer({ language, title: words.checkoutTitle, main });
}

/**
 * `POST /checkout/:id/pay` with `card` and, where seats can be chosen, `seats`. Another number of seats shows the new total
 * first, since without script the page could not show it before.
 */
export function postPayment(account: StripeAccount, visit: PageVisit): Answer {
  const session = lookup(account.state.checkoutSessions, visit.id, 'checkout.session');
  const card = testCard(visit.form.get('card') ?? undefined);
  if (!card) throw invalid('There is no such test card', 'card');
  if (session.status === 'expired') return redirectAnswer(`/checkout/${session.id}`);
  const seats = visit.form.get('seats');
  if (seats !== null && session.status === 'open' && chooseSeats(account, session, Number(seats))) {
    return redirectAnswer(`/checkout/${session.id}?changed`);
  }
  return onwards(session, payCheckout(account, session, card));
}

/** `GET /checkout/:id/authenticate`: the bank's step. */
export function showAuthentication(account: StripeAccount, visit: PageVisit): Answer {
  const session = lookup(account.state.checkoutSessions, visit.id, 'checkout.session');
  const language = pageLanguage(session.locale, visit.languages);
  const words = pageWords(language);
  if (session.status !== 'open') return closedPage(session, language);
  const main = html`<p>${words.bankText}</p>
    <form method="post" action="/checkout/${session.id}/authenticate">
      <button name="approved" value="yes">${words.approve}</button>
      <button name="approved" value="no" class="quiet">${words.refuse}</button>
    </form>`;
  return pageAnswer({ language, title: words.bankTitle, main, leadsTo: [session.success_url] });
}

/** `POST /checkout/:id/authenticate` with `approved`. */
export function postAuthentication(account: StripeAccount, visit: PageVisit): Answer {
  const session = lookup(account.state.checkoutSessions, visit.id, 'checkout.session');
  return onwards(session, authenticate(account, session, visit.form.get('approved') === 'yes'));
}

function onwards(session: CheckoutSession, outcome: PaymentOutcome): Answer {
  if (outcome === 'declined') return redirectAnswer(`/checkout/${session.id}?declined`);
  if (outcome === 'authenticate') return redirectAnswer(`/checkout/${session.id}/authenticate`);
  return redirectAnswer(successUrl(session));
}

function successUrl({ success_url: url, id }: CheckoutSession): string {
  return (url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', id);
}
