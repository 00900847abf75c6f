// What the audit trail tells of the subscription, the books and Stripe.
import type { Messages } from './message.ts';

export const auditActionsOperators = {
  'audit.action.subscription.deleted': {
    nb: 'slettet abonnementet etter oppbevaringstiden',
    en: 'deleted the subscription after the time it had to be kept',
  },
  'audit.action.subscription.checkoutStarted': {
    nb: 'begynte å betale for abonnementet',
    en: 'began to pay for the subscription',
  },
  'audit.action.subscription.changed': { nb: 'endret abonnementet', en: 'changed the subscription' },
  'audit.action.subscription.changeAsked': {
    nb: 'ba om å endre abonnementet',
    en: 'asked to change the subscription',
  },
  'audit.action.subscription.callOffAsked': {
    nb: 'ba om å avlyse en planlagt endring av abonnementet',
    en: 'asked to call off a planned change of the subscription',
  },
  'audit.action.subscription.changePlanned': {
    nb: 'planla en endring av abonnementet fra neste periode',
    en: 'planned a change of the subscription from the next period',
  },
  'audit.action.subscription.changeCalledOff': {
    nb: 'avlyste en planlagt endring av abonnementet',
    en: 'called off a planned change of the subscription',
  },
  'audit.action.subscription.leftStripe': {
    nb: 'stoppet abonnementet og fjernet kort hos Stripe',
    en: 'stopped the subscription and removed cards at Stripe',
  },
  'audit.action.subscription.redactedAtStripe': {
    nb: 'tømte og slettet kunden hos Stripe',
    en: 'emptied and deleted the customer at Stripe',
  },
  'audit.action.salesDocument.issued': { nb: 'utstedte et salgsdokument', en: 'issued a sales document' },
  'audit.action.salesDocument.opened': { nb: 'åpnet et salgsdokument', en: 'opened a sales document' },
  'audit.action.salesDocument.deleted': {
    nb: 'slettet salgsdokumenter som ikke skal oppbevares lenger',
    en: 'deleted sales documents that are not to be kept any longer',
  },
  'audit.action.exchangeRate.entered': { nb: 'førte inn en valutakurs', en: 'entered a rate of exchange' },
  'audit.action.books.termClosed': { nb: 'lukket en termin i regnskapet', en: 'closed a term of the books' },
  'audit.action.books.postedByHand': {
    nb: 'førte en bevegelse hos Stripe for hånd',
    en: 'posted a movement at Stripe by hand',
  },
  'audit.action.books.taken': { nb: 'hentet en fil fra regnskapet', en: 'took a file from the books' },
  'audit.action.books.readerAdded': { nb: 'ga noen lov til å lese regnskapet', en: 'let somebody read the books' },
  'audit.action.books.readerRemoved': { nb: 'tok fra noen regnskapet', en: 'let somebody read the books no longer' },
  'audit.action.books.forgotten': {
    nb: 'slettet bilag da oppbevaringstiden var over',
    en: 'deleted vouchers when their term was over',
  },
  'audit.action.stripeEvent.replayed': {
    nb: 'fulgte hendelser fra Stripe på nytt',
    en: 'followed Stripe events again',
  },
  'audit.action.stripeEvent.setAside': {
    nb: 'la bort en hendelse fra Stripe',
    en: 'set an event from Stripe aside',
  },
  'audit.action.stripeEndpoint.opened': { nb: 'åpnet et mottak for Stripe', en: 'opened an endpoint for Stripe' },
  'audit.action.stripeEndpoint.secretAdded': {
    nb: 'la til en hemmelighet for et mottak for Stripe',
    en: 'added a secret of an endpoint for Stripe',
  },
  'audit.action.stripeEndpoint.secretRetired': {
    nb: 'tok en hemmelighet for et mottak for Stripe ut av bruk',
    en: 'retired a secret of an endpoint for Stripe',
  },
  'audit.action.stripeEndpoint.closed': { nb: 'stengte et mottak for Stripe', en: 'closed an endpoint for Stripe' },
  'audit.action.obligation.retried': { nb: 'satte en jobb i gang igjen', en: 'started a job again' },
  'audit.action.obligation.setAside': {
    nb: 'la bort en jobb som var gitt opp',
    en: 'set aside a job that was given up',
  },
} as const satisfies Messages;
