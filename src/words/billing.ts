// The subscription: what an organisation has, what it costs, and what became of paying.
import type { Messages } from './message.ts';

export const billing = {
  'billing.title': { nb: 'Abonnement', en: 'Subscription' },
  'billing.trial': { nb: 'Prøveperiode', en: 'Trial' },

  'billing.afterEnd': {
    nb: 'Kundeforholdet er avsluttet. Ingenting fornyes eller kan kjøpes, og et abonnement som løper, stanses når angrefristen er ute.',
    en: 'The customer relationship has ended. Nothing is renewed or can be bought, and a subscription that runs stops when the time to change your mind is over.',
  },
  'billing.state.trial': { nb: 'Prøver gratis', en: 'Trying for free' },
  'billing.state.trial.text': {
    nb: {
      one: 'I dag er siste dag. Etterpå kan alt leses og eksporteres, men ikke endres, til dere velger et abonnement.',
      other:
        'Det er {count} dager igjen. Etterpå kan alt leses og eksporteres, men ikke endres, til dere velger et abonnement.',
    },
    en: {
      one: 'Today is the last day. After that everything can be read and exported, but not changed, until you choose a plan.',
      other:
        'There are {count} days left. After that everything can be read and exported, but not changed, until you choose a plan.',
    },
  },
  'billing.state.trialEnded': { nb: 'Prøveperioden er over', en: 'The trial is over' },
  'billing.state.trialEnded.text': {
    nb: 'Alt er her fortsatt, og kan leses og eksporteres. Velg et abonnement for å arbeide videre.',
    en: 'Everything is still here and can be read and exported. Choose a plan to go on working.',
  },
  'billing.state.active': { nb: 'Betalt', en: 'Paid' },
  'billing.state.active.text': {
    nb: 'Abonnementet fornyes av seg selv. Dere kan endre det eller si det opp når som helst.',
    en: 'The subscription renews by itself. You can change or end it at any time.',
  },
  'billing.state.ending': { nb: 'Sagt opp', en: 'Ending' },
  'billing.state.ending.text': {
    nb: 'Alt virker til abonnementet slutter. Etterpå kan dere lese og eksportere. Oppsigelsen kan angres før den tid.',
    en: 'Everything works until the subscription ends. After that you can read and export. You can change your mind until then.',
  },
  'billing.state.pastDue': { nb: 'Betalingen feilet', en: 'The payment failed' },
  'billing.state.pastDue.text': {
    nb: 'Alt virker foreløpig. Vi prøver kortet igjen de neste dagene. Bytt kort hvis det er utløpt eller sperret.',
    en: 'Everything works for now. We will try the card again over the next days. Change the card if it has expired or been blocked.',
  },
  'billing.state.unpaid': { nb: 'Ikke betalt', en: 'Not paid' },
  'billing.state.unpaid.text': {
    nb: 'Vi har prøvd kortet flere ganger. Alt kan leses og eksporteres, men ikke endres, til det som skyldes er betalt.',
    en: 'We have tried the card several times. Everything can be read and exported, but not changed, until what is owed is paid.',
  },
  'billing.state.paused': { nb: 'Satt på pause', en: 'Paused' },
  'billing.state.paused.text': {
    nb: 'Alt kan leses og eksporteres, men ikke endres, til abonnementet går igjen.',
    en: 'Everything can be read and exported, but not changed, until the subscription runs again.',
  },
  'billing.state.canceled': { nb: 'Avsluttet', en: 'Ended' },
  'billing.state.canceled.text': {
    nb: 'Alt er her fortsatt, og kan leses og eksporteres. Velg et abonnement for å arbeide videre.',
    en: 'Everything is still here and can be read and exported. Choose a plan to go on working.',
  },
  'billing.state.incomplete': { nb: 'Betalingen er ikke fullført', en: 'The payment is not complete' },
  'billing.state.incomplete.text': {
    nb: 'Den første betalingen har ikke gått gjennom. Velg abonnement og prøv igjen.',
    en: 'The first payment has not gone through. Choose a plan and try again.',
  },

  'billing.plan': { nb: 'Abonnement og periode', en: 'Plan and period' },
  'billing.price': { nb: 'Pris', en: 'Price' },
  'billing.price.month': {
    nb: '{net} per bruker i måneden uten mva., {gross} med mva.',
    en: '{net} per user a month excluding VAT, {gross} including VAT.',
  },
  'billing.price.year': {
    nb: '{net} per bruker i året uten mva., {gross} med mva.',
    en: '{net} per user a year excluding VAT, {gross} including VAT.',
  },
  'billing.seats': { nb: 'Brukere', en: 'Users' },
  'billing.seats.used': { nb: '{used} av {seats} plasser er i bruk', en: '{used} of {seats} seats in use' },
  'billing.seats.unknown': {
    nb: { one: '{count} bruker', other: '{count} brukere' },
    en: { one: '{count} user', other: '{count} users' },
  },
  'billing.seats.over': {
    nb: 'Dere er flere enn dere betaler for. Antallet økes av seg selv i løpet av natten, så alle har en plass.',
    en: 'You are more people than you pay for. The number is raised by itself during the night, so that everybody has a seat.',
  },
  'billing.renews': { nb: 'Fornyes', en: 'Renews' },
  'billing.trialEnds': { nb: 'Prøveperioden slutter', en: 'The trial ends' },
  'billing.ends': { nb: 'Slutter', en: 'Ends' },
  'billing.ended': { nb: 'Sluttet', en: 'Ended' },
  'billing.fetchedAt': { nb: 'Sist endret hos Stripe', en: 'Last news from Stripe' },

  'billing.portal': { nb: 'Bytt kort eller si opp', en: 'Change card or end' },
  'billing.portal.text': {
    nb: 'Kort, navn og adresse på fakturaen, og oppsigelse, ordnes på en side hos Stripe.',
    en: 'Cards, the name and address on invoices, and ending it are on a page at Stripe.',
  },
  'billing.refresh': { nb: 'Hent på nytt', en: 'Fetch again' },
  'billing.refreshing': { nb: 'Henter …', en: 'Fetching …' },

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
  'billing.next': { nb: 'Neste faktura', en: 'Next invoice' },
  'billing.next.text': { nb: '{amount} med mva., {when}', en: '{amount} including VAT, {when}' },
  'billing.card': { nb: 'Kort', en: 'Card' },
  'billing.card.text': {
    nb: '{brand} som slutter på {last4}, utløper {expires}',
    en: '{brand} ending in {last4}, expires {expires}',
  },
  'billing.discount': { nb: 'Rabatt', en: 'Discount' },
  'billing.open': { nb: 'Ubetalt', en: 'Unpaid' },
  'billing.open.pay': {
    nb: '{amount} er ikke betalt. Kortet kan være utløpt, sperret eller uten dekning.',
    en: '{amount} has not been paid. The card may have expired, been blocked or lack funds.',
  },
  'billing.open.confirm': {
    nb: 'Banken vil at dere bekrefter betalingen av {amount}.',
    en: 'The bank wants you to confirm the payment of {amount}.',
  },
  'billing.open.change.title': { nb: 'Endringen venter på banken', en: 'The change is waiting for the bank' },
  'billing.open.change': {
    nb: 'Banken vil at dere bekrefter betalingen av {amount}. Endringen gjelder når det er gjort. Skjer det ikke innen et døgn, blir alt som det var, og ingenting trekkes.',
    en: 'The bank wants you to confirm the payment of {amount}. The change counts when that is done. If it is not done within a day, everything stays as it was and nothing is charged.',
  },
  'billing.open.next': { nb: 'Kortet prøves igjen {when}.', en: 'The card is tried again on {when}.' },
  'billing.open.last': {
    nb: 'Kortet prøves ikke flere ganger. Ingenting slettes.',
    en: 'The card is not tried again. Nothing is deleted.',
  },
  'billing.open.payNow': { nb: 'Betal nå', en: 'Pay now' },
  'billing.open.confirmNow': { nb: 'Bekreft betalingen', en: 'Confirm the payment' },
  'billing.nothingOwed': { nb: 'Alt er betalt.', en: 'Everything is paid.' },
  'billing.usage': { nb: 'Plasser i bruk', en: 'Seats in use' },
  'billing.usage.full': {
    nb: 'Alle plassene er tatt. Neste som inviteres, trenger en plass til: øk antallet under, så er det klart.',
    en: 'All seats are taken. The next person you invite needs another: raise the number below and it is ready.',
  },
  'billing.usage.nearly': {
    nb: 'Én plass er ledig. Når den er tatt, må antallet økes før flere kan inviteres.',
    en: 'One seat is left. When it is taken, the number must be raised before more people can be invited.',
  },
  'billing.usage.ceiling': {
    nb: '{plan} er for opptil {count} brukere. Blir dere flere, er det Team dere trenger.',
    en: '{plan} is for up to {count} users. When you become more, Team is what you need.',
  },
  'billing.documents.all': { nb: 'Alle fakturaer og kreditnotaer', en: 'All invoices and credit notes' },
  'billing.history': { nb: 'Historikk', en: 'History' },
  'billing.history.holds': {
    nb: { one: '{plan}, {count} bruker', other: '{plan}, {count} brukere' },
    en: { one: '{plan}, {count} user', other: '{plan}, {count} users' },
  },
  'billing.history.active': { nb: 'Betalt', en: 'Paid' },
  'billing.history.past_due': { nb: 'Betalingen feilet', en: 'The payment failed' },
  'billing.history.unpaid': { nb: 'Ikke betalt, bare lesing', en: 'Not paid, reading only' },
  'billing.history.paused': { nb: 'Satt på pause', en: 'Paused' },
  'billing.history.canceled': { nb: 'Avsluttet', en: 'Ended' },
  'billing.history.ending': { nb: 'Sagt opp', en: 'Ending' },
  'billing.history.other': { nb: 'Endret', en: 'Changed' },

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

  'billing.paid': { nb: 'Takk! Betalingen er gjennomført.', en: 'Thank you! The payment went through.' },
  'billing.waiting': {
    nb: 'Betalingen er ikke fullført ennå. Siden viser det så snart banken har svart.',
    en: 'The payment is not complete yet. This page shows it as soon as the bank has answered.',
  },
  'billing.already': {
    nb: 'Dere har allerede et abonnement som går. Endre det heller enn å kjøpe et til.',
    en: 'You already have a subscription that runs. Change it instead of buying another.',
  },
  'billing.noCustomer': {
    nb: 'Dere har ikke noe hos Stripe ennå. Velg et abonnement først.',
    en: 'You have nothing at Stripe yet. Choose a plan first.',
  },
  'billing.refreshed': { nb: 'Hentet fra Stripe nå.', en: 'Fetched from Stripe just now.' },
  'billing.unclear': {
    nb: 'Stripe viser noe vi ikke kjenner igjen. Ingenting er endret. Skriv til oss, så ser vi på det.',
    en: 'Stripe shows something we do not recognise. Nothing has changed. Write to us and we will look at it.',
  },
  'billing.stopped': { nb: 'Betalingen ble avbrutt', en: 'The payment was stopped' },
  'billing.stopped.text': { nb: 'Ingenting er trukket.', en: 'Nothing has been charged.' },
  'billing.away': { nb: 'Stripe svarer ikke akkurat nå', en: 'Stripe is not answering right now' },
  'billing.away.checkout': {
    nb: 'Ingenting er kjøpt, og valget ditt står her. Prøv igjen om litt.',
    en: 'Nothing has been bought, and your choice is kept below. Try again in a moment.',
  },
  'billing.away.portal': {
    nb: 'Ingenting er endret. Prøv igjen om litt.',
    en: 'Nothing has changed. Try again in a moment.',
  },
  'billing.away.change': {
    nb: 'Ingenting er endret. Prøv igjen om litt.',
    en: 'Nothing has changed. Try again in a little while.',
  },
  'billing.away.refresh': {
    nb: 'Siden viser det vi hentet sist. Prøv igjen om litt.',
    en: 'This page shows what we fetched last. Try again in a moment.',
  },
  'billing.away.returned': {
    nb: 'Er betalingen gjort, er den trygg, og vises her så snart Stripe svarer. Ikke betal en gang til.',
    en: 'If you have paid, the payment is safe and shows here as soon as Stripe answers. Do not pay again.',
  },
  'billing.tryAgain': { nb: 'Prøv igjen', en: 'Try again' },
} as const satisfies Messages;
