// Buying a subscription, changing it, and the way over to Stripe.
import type { Messages } from './message.ts';

export const billingBuying = {
  'billing.change': { nb: 'Endre abonnement og antall brukere', en: 'Change plan and number of users' },
  'billing.change.text': {
    nb: 'Dere får se hva det koster før noe endres. Mer gjelder fra nå; mindre gjelder når perioden dere har betalt for, er over.',
    en: 'You see what it costs before anything changes. More counts from now; less counts when the period you have paid for is over.',
  },
  'billing.change.see': { nb: 'Se hva det koster', en: 'See what it costs' },
  'billing.change.title': { nb: 'Endre abonnementet', en: 'Change the subscription' },
  'billing.change.new': { nb: 'Nytt abonnement', en: 'New subscription' },
  'billing.change.seats': {
    nb: { one: '{plan}, {count} bruker', other: '{plan}, {count} brukere' },
    en: { one: '{plan}, {count} user', other: '{plan}, {count} users' },
  },
  'billing.change.dueNow': { nb: 'Trekkes fra kortet nå', en: 'Charged to the card now' },
  'billing.change.ofWhichMva': { nb: 'hvorav mva. {mva}', en: 'of which VAT {mva}' },
  'billing.change.each.month': { nb: 'Deretter hver måned, med mva.', en: 'Then every month, including VAT' },
  'billing.change.each.year': { nb: 'Deretter hvert år, med mva.', en: 'Then every year, including VAT' },
  'billing.change.ends': { nb: 'Slutter fortsatt', en: 'Still ends' },
  'billing.change.from': { nb: 'Gjelder fra', en: 'Counts from' },
  'billing.change.now': { nb: 'nå', en: 'now' },
  'billing.change.now.text': {
    nb: 'Beløpet er for resten av perioden, der det dere alt har betalt, er trukket fra.',
    en: 'The amount is for the rest of the period, less what you have already paid.',
  },
  'billing.change.atPeriodEnd.text': {
    nb: 'Ingenting trekkes nå. Dere beholder det dere har, til perioden er over, og kan avlyse endringen før den tid.',
    en: 'Nothing is charged now. You keep what you have until the period is over, and can call the change off before then.',
  },
  'billing.change.again': {
    nb: 'Beløpet er et annet enn det som ble vist. Se over det og bekreft på nytt.',
    en: 'The amount differs from the one that was shown. Check it and confirm again.',
  },
  'billing.change.confirm.now': { nb: 'Endre og betal {amount}', en: 'Change and pay {amount}' },
  'billing.change.confirm.atPeriodEnd': { nb: 'Planlegg endringen', en: 'Plan the change' },
  'billing.change.confirm.free': { nb: 'Endre nå', en: 'Change now' },
  'billing.change.nothingDue': {
    nb: 'ingenting; det dere har til gode, dekker det',
    en: 'nothing; it is covered by what you have to your credit',
  },
  'billing.change.replaces': {
    nb: 'Endringen som er planlagt fra før, avlyses.',
    en: 'The change that is already planned is called off.',
  },
  'billing.change.changed': { nb: 'Abonnementet er endret.', en: 'The subscription has been changed.' },
  'billing.change.planned': { nb: 'Endringen er planlagt.', en: 'The change has been planned.' },
  'billing.change.calledOff': {
    nb: 'Den planlagte endringen er avlyst.',
    en: 'The planned change has been called off.',
  },
  'billing.change.nothingPlanned': { nb: 'Ingenting var planlagt.', en: 'Nothing was planned.' },
  'billing.change.same': { nb: 'Dette har dere allerede.', en: 'You have this already.' },
  'billing.change.none': {
    nb: 'Dere har ikke noe abonnement som går. Velg et nytt.',
    en: 'You have no subscription that runs. Choose a new one.',
  },
  'billing.change.unpaid': {
    nb: 'Betal det som skyldes først, så kan abonnementet endres.',
    en: 'Pay what is owed first; then the subscription can be changed.',
  },
  'billing.change.ending': {
    nb: 'Abonnementet er sagt opp, så det blir ingen ny periode for noe mindre. Angre oppsigelsen hos Stripe først.',
    en: 'The subscription is ending, so there is no next period for anything smaller. Take the cancellation back at Stripe first.',
  },
  'billing.change.declined': {
    nb: 'Banken godtok ikke betalingen, så ingenting er endret. Bytt kort hos Stripe og prøv igjen.',
    en: 'The bank did not accept the payment, so nothing has changed. Change the card at Stripe and try again.',
  },
  'billing.planned': { nb: 'Planlagt', en: 'Planned' },
  'billing.planned.text': { nb: '{what} fra {when}', en: '{what} from {when}' },
  'billing.planned.callOff': { nb: 'Avlys endringen', en: 'Call the change off' },
  'billing.choose': { nb: 'Velg abonnement', en: 'Choose a plan' },
  'billing.choose.text': {
    nb: 'Dere betaler med kort på en side hos Stripe, der summen vises før noe trekkes. Mva. er {percent} %.',
    en: 'You pay by card on a page at Stripe, where the total is shown before anything is charged. VAT is {percent}%.',
  },
  'billing.paid.month': { nb: '{plan}, betales hver måned', en: '{plan}, paid every month' },
  'billing.paid.year': { nb: '{plan}, betales hvert år', en: '{plan}, paid every year' },
  'billing.plan.upTo': {
    nb: { one: 'For {count} bruker.', other: 'For opptil {count} brukere.' },
    en: { one: 'For {count} user.', other: 'For up to {count} users.' },
  },
  'billing.plan.any': { nb: 'For så mange dere er.', en: 'For any number of users.' },
  'billing.seats.choose': { nb: 'Antall brukere', en: 'Number of users' },
  'billing.seats.choose.hint': {
    nb: { one: 'Dere er {count} bruker nå.', other: 'Dere er {count} brukere nå.' },
    en: { one: 'You are {count} user now.', other: 'You are {count} users now.' },
  },
  'billing.seats.choose.invited': {
    nb: { one: '{count} invitasjon venter.', other: '{count} invitasjoner venter.' },
    en: { one: '{count} invitation is waiting.', other: '{count} invitations are waiting.' },
  },
  'billing.seats.tooFew': {
    nb: { one: 'Velg minst {count} bruker.', other: 'Dere er {count} brukere. Velg minst så mange.' },
    en: { one: 'Choose at least {count} user.', other: 'You are {count} users. Choose at least as many.' },
  },
  'billing.seats.tooMany': {
    nb: '{plan} er for opptil {count} brukere. Velg færre, eller det største abonnementet.',
    en: '{plan} is for up to {count} users. Choose fewer, or the largest plan.',
  },
  'billing.pay': { nb: 'Gå til betaling', en: 'Go to payment' },
  'billing.opening': { nb: 'Åpner Stripe …', en: 'Opening Stripe …' },
  'billing.onward.payment': { nb: 'Gå til betaling', en: 'Go to payment' },
  'billing.onward.payment.text': {
    nb: 'Betalingssiden hos Stripe åpnes nå. Skjer det ikke, bruk knappen.',
    en: 'The payment page at Stripe is opening. If it does not, use the button.',
  },
  'billing.onward.confirm': { nb: 'Bekreft betalingen', en: 'Confirm the payment' },
  'billing.onward.confirm.text': {
    nb: 'Banken vil at dere bekrefter betalingen. Siden for det åpnes nå. Endringen gjelder når det er gjort.',
    en: 'The bank wants you to confirm the payment. The page for that is opening. The change counts when it is done.',
  },
  'billing.onward.portal': { nb: 'Gå til Stripe', en: 'Go to Stripe' },
  'billing.onward.portal.text': {
    nb: 'Siden for abonnementet hos Stripe åpnes nå. Skjer det ikke, bruk knappen.',
    en: 'The subscription page at Stripe is opening. If it does not, use the button.',
  },
  'billing.onward.back': { nb: 'Tilbake til abonnementet', en: 'Back to the subscription' },
} as const satisfies Messages;
