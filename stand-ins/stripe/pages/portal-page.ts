import type { StripeAccount } from '../account.ts';
import { lookup } from '../objects/lookup.ts';
import { type Answer } from '../http/answer.ts';
import type { Invoice, PortalConfiguration, PortalSession, Price, Subscription } from '../wire.ts';
import { cardChoice } from './card-choice.ts';
import { html, type Html } from './html.ts';
import { day, type Language, money, pageLanguage } from './language.ts';
import { pageAnswer, problem } from './layout.ts';
import type { PageVisit } from './page-routes.ts';
import { pageWords, statusWord } from './words.ts';

/** `GET /portal/:id`: the customer's subscription, what can be changed about it, and the invoices. */
export function showPortal(account: StripeAccount, visit: PageVisit): Answer {
  const session = lookup(account.state.portalSessions, visit.id, 'billing_portal.session');
  const language = pageLanguage(session.locale, visit.languages);
  const words = pageWords(language);
  const subscription = runningSubscription(account, session);
  const main = html`
    ${problem(visit.query.has('declined') ? words.declined : undefined)}
    ${subscription ? manage(account, session, subscription, language) : html`<p>${words.noSubscription}</p>`}
    ${featuresOf(account, session)?.invoice_history.enabled === false ? html`` : invoiceList(account, session, language)}
    ${session.return_url === null ? html`` : html`<p><a href="${session.return_url}">${words.toApp}</a></p>`}
  `;
  return pageAnswer({ language, title: words.portalTitle, main });
}

/** What can be done in the portal of a session; undefined for everything. */
export const featuresOf = (
  { state }: StripeAccount,
  { configuration }: PortalSession,
): PortalConfiguration['features'] | undefined =>
  typeof configuration === 'string' ? state.portalConfigurations[configuration]?.features : undefined;

/** The subscription a portal session is about: the customer's newest that has not ended. */
export function runningSubscription({ state }: StripeAccount, session: PortalSession): Subscription | undefined {
  return Object.values(state.subscriptions).findLast(
    ({ customer, status }) => customer === session.customer && status !== 'canceled' && status !== 'incomplete_expired',
  );
}

function manage(account: StripeAccount, session: PortalSession, subscription: Subscription, language: Language): Html {
  const words = pageWords(language);
  const ends = subscription.cancel_at;
  const item = subscription.items.data[0];
  const action = `/portal/${session.id}`;
  return html`
    <dl>
      <dt>${words.status}</dt>
      <dd>${statusWord(language, subscription.status)}</dd>
      <dt>${ends === null ? words.renews : words.ends}</dt>
      <dd>${day(language, ends ?? item?.current_period_end ?? subscription.created)}</dd>
    </dl>
    ${featuresOf(account, session)?.subscription_update.enabled === false ? html`` : planForm(account, session, subscription, language)}
    <form method="post" action="${action}/card">
      <h2>${words.newCard}</h2>
      ${cardChoice(words, ['4242', '0002', '0341'])}
      <button>${words.useCard}</button>
    </form>
    <form method="post" action="${action}/${ends === null ? 'cancel' : 'resume'}">
      <button class="quiet">${ends === null ? words.cancel : words.resume}</button>
    </form>
  `;
}

function planForm(
  account: StripeAccount,
  session: PortalSession,
  subscription: Subscription,
  language: Language,
): Html {
  const words = pageWords(language);
  const item = subscription.items.data[0];
  return html`
    <form method="post" action="/portal/${session.id}/plan">
      <h2>${words.changePlan}</h2>
      <label
        >${words.plan}
        <select name="price">
          ${priceOptions(account, language, item?.price.id)}
        </select></label
      >
      <label>${words.seats} <input type="number" name="seats" min="1" value="${item?.quantity ?? 1}" required /></label>
      <button>${words.save}</button>
    </form>
  `;
}

function priceOptions({ state }: StripeAccount, language: Language, chosen: string | undefined): Html[] {
  const words = pageWords(language);
  const label = (price: Price): string => {
    const per = price.recurring?.interval === 'year' ? words.shortYear : words.shortMonth;
    return `${state.products[price.product]?.name ?? ''}, ${money(language, price.unit_amount, price.currency)} ${per}`;
  };
  return Object.values(state.prices)
    .filter(({ active }) => active)
    .map((price) =>
      price.id === chosen
        ? html`<option value="${price.id}" selected>${label(price)}</option>`
        : html`<option value="${price.id}">${label(price)}</option>`,
    );
}

function invoiceList({ state }: StripeAccount, session: PortalSession, language: Language): Html {
  const invoices = Object.values(state.invoices).filter(
    ({ customer, status }) => customer === session.customer && status !== 'draft',
  );
  if (invoices.length === 0) return html``;
  const row = (invoice: Invoice): Html =>
    html`<li>
      <a href="/invoices/${invoice.id}">${invoice.number ?? invoice.id}</a>
      ${day(language, invoice.created)}, ${money(language, invoice.total, invoice.currency)},
      ${statusWord(language, invoice.status)}
    </li>`;
  return html`<h2>${pageWords(language).invoices}</h2>
    <ul>
      ${invoices.toReversed().map(row)}
    </ul>`;
}
