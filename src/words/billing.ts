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
  'billing.usage': { nb: 'Plasser', en: 'Seats' },
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
