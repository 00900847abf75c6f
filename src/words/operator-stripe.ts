// How Stripe's events come in, for OnNet's operators.
import type { Messages } from './message.ts';

export const operatorStripe = {
  'stripeEvents.title': { nb: 'Hendelser fra Stripe', en: 'Events from Stripe' },
  'stripeEvents.newest': { nb: 'Siste hendelse', en: 'Newest event' },
  'stripeEvents.listed': { nb: 'Sist spurt om tapte', en: 'Last asked for missed ones' },
  'stripeEvents.live': { nb: 'Abonnementer i gang', en: 'Running subscriptions' },

  'stripeEvents.alarm.silent': {
    nb: 'Det er for lenge siden Stripe lot høre fra seg',
    en: 'Stripe has been silent for too long',
  },
  'stripeEvents.alarm.silent.text': {
    nb: 'Så mange abonnementer skulle ha gitt en hendelse før nå. Se hos Stripe om mottaket er slått av.',
    en: 'This many subscriptions should have led to an event by now. See at Stripe whether the endpoint is switched off.',
  },
  'stripeEvents.alarm.missed': { nb: 'Noe kom ikke fram', en: 'Something did not come through' },
  'stripeEvents.alarm.missed.text': {
    nb: {
      one: '{count} hendelse kom ikke av seg selv. Den er hentet og fulgt. Se hos Stripe hvorfor.',
      other: '{count} hendelser kom ikke av seg selv. De er hentet og fulgt. Se hos Stripe hvorfor.',
    },
    en: {
      one: '{count} event did not come by itself. It has been fetched and followed. See at Stripe why.',
      other: '{count} events did not come by themselves. They have been fetched and followed. See at Stripe why.',
    },
  },
  'stripeEvents.alarm.not-listed': {
    nb: 'Stripe er ikke spurt på tre timer',
    en: 'Stripe has not been asked for three hours',
  },
  'stripeEvents.alarm.not-listed.text': {
    nb: 'Hver time spør vi Stripe om det som ikke kom fram. Det har ikke lyktes. Det tas igjen når Stripe svarer.',
    en: 'Every hour we ask Stripe for what did not come through. That has not worked. It is made up for when Stripe answers.',
  },

  'stripeEvents.alarm.unclear': {
    nb: 'Stripe sier noe om et abonnement som ingen har tatt stilling til',
    en: 'Stripe says something of a subscription that nobody has decided about',
  },
  'stripeEvents.alarm.unclear.text': {
    nb: {
      one: 'Det gjelder {count} kunde: en status eller en pris vi ikke kjenner, eller et abonnement Stripe ikke har. Tilgangen står som den var.',
      other:
        'Det gjelder {count} kunder: en status eller en pris vi ikke kjenner, eller et abonnement Stripe ikke har. Tilgangen står som den var.',
    },
    en: {
      one: 'It is about {count} customer: a status or a price we do not know, or a subscription Stripe does not have. Access is as it was.',
      other:
        'It is about {count} customers: a status or a price we do not know, or a subscription Stripe does not have. Access is as it was.',
    },
  },
  'stripeEvents.lookAt': { nb: 'Hendelsene fra Stripe må ses på', en: 'The events from Stripe must be looked at' },
  'stripeEvents.waiting': {
    nb: { one: '{count} hendelse venter på noen.', other: '{count} hendelser venter på noen.' },
    en: { one: '{count} event is waiting for somebody.', other: '{count} events are waiting for somebody.' },
  },
  'stripeEvents.parked': { nb: 'Venter på noen', en: 'Waiting for somebody' },
  'stripeEvents.parked.none': { nb: 'Ingen hendelser venter på noen.', en: 'No event waits for anybody.' },
  'stripeEvents.parked.text': {
    nb: 'Finn ut hvorfor, og følg dem på nytt. Det som er sant, hentes fra Stripe, så det gjør ikke noe at de er gamle. Legg bort dem som ikke angår oss.',
    en: 'Find out why, and follow them again. What is true is fetched from Stripe, so it does not matter that they are old. Set those aside that do not concern us.',
  },
  'stripeEvents.replay': { nb: 'Følg på nytt', en: 'Follow again' },
  'stripeEvents.replay.all': { nb: 'Følg alle på nytt', en: 'Follow all again' },
  'stripeEvents.setAside': { nb: 'Legg bort', en: 'Set aside' },
  'stripeEvents.setAside.done': {
    nb: 'Hendelsen er lagt bort. Den kan fortsatt følges på nytt.',
    en: 'The event is set aside. It can still be followed again.',
  },
  'stripeEvents.replayed': {
    nb: { one: 'Hendelsen følges på nytt nå.', other: '{count} hendelser følges på nytt nå.' },
    en: { one: 'The event is being followed again.', other: '{count} events are being followed again.' },
  },

  'stripeEvents.endpoints': { nb: 'Mottak', en: 'Endpoints' },
  'stripeEvents.endpoints.text': {
    nb: 'Adressene Stripe sender til. Hvert mottak hos Stripe har sin egen adresse og sin egen hemmelighet her.',
    en: 'The addresses Stripe sends to. Each endpoint at Stripe has an address and a secret of its own here.',
  },
  'stripeEvents.endpoint.address': { nb: 'Adresse', en: 'Address' },
  'stripeEvents.endpoint.version': { nb: 'API-versjon', en: 'API version' },
  'stripeEvents.endpoint.version.own': { nb: 'Den programmet er laget for', en: 'The one the program is built for' },
  'stripeEvents.endpoint.version.hint': {
    nb: 'Tomt: den programmet er laget for. Tynne hendelser har ingen.',
    en: 'Empty: the one the program is built for. Thin events have none.',
  },
  'stripeEvents.endpoint.version.bad': {
    nb: 'Skriv den slik Stripe gjør, for eksempel 2026-10-28.endive. Tynne hendelser har ingen.',
    en: 'Write it as Stripe does, such as 2026-10-28.endive. Thin events have none.',
  },
  'stripeEvents.endpoint.refused': { nb: 'Avvist', en: 'Refused' },
  'stripeEvents.payload': { nb: 'Slag', en: 'Kind' },
  'stripeEvents.payload.snapshot': { nb: 'Hele objektet', en: 'Snapshot' },
  'stripeEvents.payload.thin': { nb: 'Tynne', en: 'Thin' },
  'stripeEvents.endpoint.payload.bad': { nb: 'Velg et slag', en: 'Choose a kind' },
  'stripeEvents.secrets': { nb: 'Hemmeligheter', en: 'Secrets' },
  'stripeEvents.secrets.environment': {
    nb: { one: '{count} står i STRIPE_WEBHOOK_SECRET.', other: '{count} står i STRIPE_WEBHOOK_SECRET.' },
    en: { one: '{count} stands in STRIPE_WEBHOOK_SECRET.', other: '{count} stand in STRIPE_WEBHOOK_SECRET.' },
  },
  'stripeEvents.secrets.none': {
    nb: 'Ingen: alt som kommer hit, må sendes på nytt',
    en: 'None: all that comes here must be sent again',
  },
  'stripeEvents.secret': { nb: 'Hemmelighet', en: 'Secret' },
  'stripeEvents.secret.since': { nb: 'siden {date}', en: 'since {date}' },
  'stripeEvents.secret.add': { nb: 'Legg til hemmelighet', en: 'Add a secret' },
  'stripeEvents.secret.hint': {
    nb: 'Begynner med whsec_. Den gamle gjelder ved siden av til du tar den ut.',
    en: 'Begins with whsec_. The old one holds beside it until you take it out.',
  },
  'stripeEvents.endpoint.secret.bad': {
    nb: 'En hemmelighet begynner med whsec_ og har minst 16 tegn til',
    en: 'A secret begins with whsec_ and has at least 16 more characters',
  },
  'stripeEvents.secret.added': { nb: 'Hemmeligheten gjelder fra nå.', en: 'The secret holds from now on.' },
  'stripeEvents.secret.retire': { nb: 'Ta ut', en: 'Take out' },
  'stripeEvents.secret.retired': { nb: 'Hemmeligheten gjelder ikke lenger.', en: 'The secret holds no longer.' },
  'stripeEvents.endpoint.new': { nb: 'Nytt mottak', en: 'New endpoint' },
  'stripeEvents.endpoint.new.text': {
    nb: 'Lag mottaket hos Stripe først, med adressen det får her, og lim inn hemmeligheten.',
    en: 'Make the endpoint at Stripe first, with the address it will have here, and paste its secret.',
  },
  'stripeEvents.endpoint.key': { nb: 'Navn i adressen', en: 'Name in the address' },
  'stripeEvents.endpoint.key.hint': {
    nb: 'Små bokstaver, sifre og bindestrek. Adressen ender på /webhooks/stripe/navn.',
    en: 'Small letters, digits and hyphens. The address ends in /webhooks/stripe/name.',
  },
  'stripeEvents.endpoint.key.bad': {
    nb: 'Bruk 1 til 40 små bokstaver, sifre og bindestreker',
    en: 'Use 1 to 40 small letters, digits and hyphens',
  },
  'stripeEvents.endpoint.key.taken': {
    nb: 'Det finnes et mottak med dette navnet',
    en: 'There is an endpoint of this name',
  },
  'stripeEvents.endpoint.open': { nb: 'Åpne mottaket', en: 'Open the endpoint' },
  'stripeEvents.endpoint.opened': { nb: 'Mottaket er åpent.', en: 'The endpoint is open.' },
  'stripeEvents.endpoint.close': { nb: 'Steng mottaket', en: 'Close the endpoint' },
  'stripeEvents.endpoint.close.text': {
    nb: 'Stripe får 404 her fra nå. Navnet kan åpnes igjen med en ny hemmelighet.',
    en: 'Stripe gets 404 here from now on. The name can be opened again with a new secret.',
  },
  'stripeEvents.endpoint.closed': { nb: 'Mottaket er stengt.', en: 'The endpoint is closed.' },
  'stripeEvents.types': {
    nb: 'Velg disse hendelsene for mottaket hos Stripe:',
    en: 'Choose these events for the endpoint at Stripe:',
  },
} as const satisfies Messages;
