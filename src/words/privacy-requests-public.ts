// Data subject requests as the person meets them: the public form, and the page that asks whether it was them.
import type { Messages } from './message.ts';

export const privacyRequestsPublic = {
  'requests.public.title': { nb: 'Opplysninger om deg hos {controller}', en: 'Data about you at {controller}' },
  'requests.public.lead': {
    nb: 'Her kan du be om innsyn, retting eller sletting. Det er gratis, og du får svar innen en måned. Er kravet sammensatt, kan det ta inntil to måneder til; da får du vite hvorfor innen den første. Ikke send fødselsnummer eller kopi av legitimasjon.',
    en: 'Here you can ask for access, rectification or erasure. It is free, and you will have an answer within one month. If the request is complex, it can take up to two months more; you are then told why within the first. Do not send a national identity number or a copy of an identity document.',
  },
  'requests.public.own': {
    nb: 'Dette er for deg som bruker OnNet, eller betaler for det. Har en virksomhet som bruker OnNet, opplysninger om deg, må du spørre den.',
    en: 'This is for you who use OnNet or pay for it. If an organisation that uses OnNet has data about you, you must ask that organisation.',
  },
  'requests.public.kind': { nb: 'Hva vil du?', en: 'What do you want?' },
  'requests.public.kind.access': { nb: 'Få vite hva dere har om meg', en: 'See what you hold about me' },
  'requests.public.kind.rectification': { nb: 'Rette noe som er feil', en: 'Correct something that is wrong' },
  'requests.public.kind.erasure': { nb: 'Bli slettet', en: 'Be erased' },
  'requests.public.kind.restriction': {
    nb: 'At dere lar opplysningene ligge urørt',
    en: 'Have my data left untouched',
  },
  'requests.public.kind.portability': { nb: 'Få med meg opplysningene mine', en: 'Take my data with me' },
  'requests.public.kind.right-to-object': {
    nb: 'At dere slutter å bruke opplysningene, for eksempel til reklame',
    en: 'Stop the use of my data, for example for advertising',
  },
  'requests.public.kind.withdrawal': { nb: 'Trekke tilbake et samtykke', en: 'Withdraw a consent' },
  'requests.public.kind.complaint': {
    nb: 'Klage på hvordan dere behandler opplysningene',
    en: 'Complain about how you handle my data',
  },
  'requests.public.kind.other': { nb: 'Noe annet', en: 'Something else' },
  'requests.public.addressee': { nb: 'Hvilken virksomhet gjelder det?', en: 'Which organisation is it about?' },
  'requests.public.addressee.hint': {
    nb: 'Fyll ut bare hvis det gjelder en annen enn OnNet.',
    en: 'Fill in only if it is another than OnNet.',
  },
  'requests.public.name': { nb: 'Navnet ditt', en: 'Your name' },
  'requests.public.email': { nb: 'E-posten din', en: 'Your e-mail' },
  'requests.public.message': { nb: 'Noe mer vi bør vite?', en: 'Anything more we should know?' },
  'requests.public.message.hint': { nb: 'Ikke skriv fødselsnummer.', en: 'Do not write a national identity number.' },
  'requests.public.handled': { nb: 'Slik behandles det du skriver', en: 'How what you write is handled' },
  'requests.public.handled.who': {
    nb: 'Behandlingsansvarlig er {who}. Det du skriver, brukes bare til å finne ut hvem du er, gjøre det du ber om og vise at det ble gjort. Loven krever det (personvernforordningen art. 12 og art. 6 nr. 1 c).',
    en: 'The controller is {who}. What you write is used only to find out who you are, to do what you ask and to show that it was done. The law requires it (GDPR Art. 12 and Art. 6(1)(c)).',
  },
  'requests.public.handled.kept': {
    nb: 'Saken beholdes i inntil {count} år etter at den er avsluttet. Da tas navn, adresser og det du skrev, bort; hva den gjaldt, datoene og utfallet står igjen.',
    en: 'The request is kept for up to {count} years after it has ended. Then names, addresses and what you wrote are taken out; what it was about, the dates and the outcome stay.',
  },
  'requests.public.handled.with': {
    nb: 'OnNet CRM ({entity}) driver skjemaet for {controller}, og gir det ikke til andre enn underleverandørene sine.',
    en: 'OnNet CRM ({entity}) runs this form for {controller}, and gives what you write to nobody but its sub-processors.',
  },
  'requests.public.handled.subProcessors': { nb: 'Se underleverandørene', en: 'See the sub-processors' },
  'requests.public.handled.own': {
    nb: 'Hvem andre som får opplysninger, står i personvernerklæringen.',
    en: 'The privacy policy says who else gets data.',
  },
  'requests.public.handled.policy': { nb: 'Les personvernerklæringen', en: 'Read the privacy policy' },
  'requests.public.handled.rights': {
    nb: 'Du bestemmer selv hva du skriver, men uten navn og e-post kan vi ikke svare. Ingen avgjørelser tas av en maskin. Dette kan du også få se, rette, slette eller begrense, og du kan klage til',
    en: 'What you write is up to you, but without a name and an e-mail we cannot answer. No decisions are made by a machine. This too you can see, correct, have erased or restricted, and you can complain to',
  },
  'requests.public.send': { nb: 'Send', en: 'Send' },
  'requests.public.mail': { nb: 'Du kan også skrive til', en: 'You can also write to' },
  'requests.public.received.title': { nb: 'Vi har fått henvendelsen din', en: 'We have received your request' },
  'requests.public.received.text': {
    nb: '{controller} tok imot den {received}. Du får svar senest {due}, eller innen da beskjed om hvorfor det tar lenger.',
    en: '{controller} received it on {received}. By {due} you will have an answer, or be told why it takes longer.',
  },
  'requests.public.received.ending': {
    nb: 'Hvis ikke {controller} fortsetter her, slettes alt de har her senest {date}, denne henvendelsen også.',
    en: 'Unless {controller} goes on here, all they have here is deleted by {date}, this request too.',
  },
  'requests.public.received.next': {
    nb: 'For at ingen andre skal få vite noe om deg, kan vi måtte spørre deg på en adresse vi har fra før.',
    en: 'So that nobody else learns anything about you, we may have to ask you at an address we already have.',
  },
  'requests.identity.title': { nb: 'Var det du som skrev?', en: 'Was it you who wrote?' },
  'requests.identity.text': {
    nb: '{controller} fikk {date} en henvendelse som gjelder deg:',
    en: 'On {date}, {controller} received a request that concerns you:',
  },
  'requests.identity.newAddress': {
    nb: 'Send svaret til {address} i stedet for hit',
    en: 'Send the answer to {address} instead of here',
  },
  'requests.identity.newAddress.hint': {
    nb: 'Henvendelsen kom fra den adressen. Kryss av bare hvis den er din.',
    en: 'The request came from that address. Tick only if it is yours.',
  },
  'requests.identity.me': { nb: 'Ja, det var meg', en: 'Yes, it was me' },
  'requests.identity.notMe': { nb: 'Nei, det var ikke meg', en: 'No, it was not me' },
  'requests.identity.thanks': { nb: 'Takk', en: 'Thank you' },
  'requests.identity.thanks.text': {
    nb: 'Vi vet nå at henvendelsen kom fra deg, og går videre med den.',
    en: 'We now know that the request came from you, and go on with it.',
  },
  'requests.identity.denied': { nb: 'Takk for beskjeden', en: 'Thank you for telling us' },
  'requests.identity.denied.text': {
    nb: 'Ingenting er gitt ut, og ingenting blir gjort på den andres vegne.',
    en: 'Nothing has been given out, and nothing will be done for whoever it was.',
  },
  'requests.identity.closed': {
    nb: 'Lenken er brukt, for gammel eller erstattet av en nyere, eller det den gjelder, er avsluttet eller slettet. Vil du fortsatt noe, kan du skrive til virksomheten på nytt.',
    en: 'The link has been used, is too old or has been replaced by a newer one, or what it is about has been closed or deleted. If there is still something you want, write to the organisation again.',
  },
} as const satisfies Messages;
