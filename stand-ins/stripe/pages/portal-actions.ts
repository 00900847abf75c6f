import type { StripeAccount } from '../account.ts';
import { cardError, invalid, StripeApiError } from '../api/errors.ts';
import { cancelLater } from '../billing/cancel.ts';
import { changeItems } from '../billing/change-items.ts';
import { payWhatIsOwed, replaceCard } from '../billing/replace-card.ts';
import { testCard } from '../billing/test-cards.ts';
import { type Answer, redirectAnswer } from '../http/answer.ts';
import { lookup } from '../objects/lookup.ts';
import type { PortalSession, Subscription } from '../wire.ts';
import type { PageVisit } from './page-routes.ts';
import { runningSubscription } from './portal-page.ts';

type Change = (account: StripeAccount, subscription: Subscription, visit: PageVisit, session: PortalSession) => void;

/** `POST /portal/:id/<action>`: each changes the subscription and returns to the portal. */
function portalAction(change: Change): (account: StripeAccount, visit: PageVisit) => Answer {
  return (account, visit) => {
    const session = lookup(account.state.portalSessions, visit.id, 'billing_portal.session');
    const subscription = runningSubscription(account, session);
    try {
      if (subscription) change(account, subscription, visit, session);
    } catch (error) {
      if (error instanceof StripeApiError && error.type === 'card_error')
        return redirectAnswer(`/portal/${session.id}?declined`);
      throw error;
    }
    return redirectAnswer(`/portal/${session.id}`);
  };
}

/** The cancellation, set or taken back. */
function cancellation(cancel: boolean): Change {
  return (account, subscription) => {
    account.change('customer.subscription.updated', subscription, () =>
      cancelLater(account, subscription, { cancel, by: 'portal' }),
    );
  };
}

export const postCancel = portalAction(cancellation(true));

export const postResume = portalAction(cancellation(false));

/** `price` and `seats`; the difference is invoiced at once, and a declined card changes nothing. */
export const postPlan = portalAction((account, subscription, { form }) => {
  const price = lookup(account.state.prices, form.get('price') ?? '', 'price', 'price');
  const quantity = Number(form.get('seats'));
  if (!Number.isInteger(quantity) || quantity < 1) throw invalid('The number of seats must be at least 1', 'seats');
  const changes = subscription.items.data.slice(0, 1).map((item) => ({ item, price, quantity }));
  changeItems(account, subscription, changes, { prorate: 'always_invoice', unpaid: 'refuse' });
});

/** `card`; a card that is declined on the spot is not saved. */
export const postCard = portalAction((account, _subscription, { form }, session) => {
  const card = testCard(form.get('card') ?? undefined);
  if (!card) throw invalid('There is no such test card', 'card');
  if (card.present === 'declined') throw cardError(card.decline);
  const customer = lookup(account.state.customers, session.customer, 'customer');
  replaceCard(account, customer, card);
  payWhatIsOwed(account, customer);
});
