// A user's own rights towards OnNet itself: erasing their account, and asking for something.
import type { Messages } from './message.ts';

export const accountRights = {
  'ownErasure.title': { nb: 'Slett brukeren min', en: 'Erase my account' },
  'ownErasure.lead': {
    nb: 'Her ser du hva som skjer før du bestemmer deg. Det du har skrevet om andre, tilhører virksomheten og blir stående uten navnet ditt.',
    en: 'Here you see what happens before you decide. What you have written about others belongs to the organisation and stays without your name.',
  },
  'ownErasure.operator': {
    nb: 'Du er operatør hos OnNet. En annen operatør må ta fra deg den rollen først.',
    en: 'You are an operator of OnNet. Another operator has to take that role from you first.',
  },
  'ownErasure.soleOwner': {
    nb: 'Du er eneste eier. Overlat eierskapet til noen, eller avslutt kundeforholdet først.',
    en: 'You are the only owner. Hand ownership over to somebody, or end the customer relationship first.',
  },
  'ownErasure.handOver': { nb: 'velg en ny eier', en: 'choose a new owner' },
  'ownErasure.or': { nb: 'eller', en: 'or' },
  'ownErasure.endTenant': { nb: 'avslutt', en: 'end it' },
  'ownErasure.deleted': { nb: 'Dette slettes', en: 'This is deleted' },
  'ownErasure.former': { nb: 'Dette blir stående på «Tidligere bruker»', en: 'This stays with “Former user”' },
  'ownErasure.former.text': {
    nb: 'Alle som har sluttet, deler dette navnet, så ingen kan se hvem som skrev hva.',
    en: 'Everybody who has left shares this name, so nobody can tell who wrote what.',
  },
  'ownErasure.nothing': { nb: 'Ingenting.', en: 'Nothing.' },
  'ownErasure.kept': { nb: 'Dette må vi beholde', en: 'This we must keep' },
  'ownErasure.kept.stripe': { nb: 'Fakturaer hos Stripe', en: 'Invoices at Stripe' },
  'ownErasure.kept.stripe.text': {
    nb: 'Bare hvis det er betalt for en virksomhet: fem år etter regnskapsårets slutt · bokføringsloven § 13',
    en: 'Only if an organisation was paid for: five years after the accounting year · bokføringsloven § 13',
  },
  'ownErasure.erase': { nb: 'Slett brukeren min', en: 'Erase my account' },
  'ownErasure.waits': {
    nb: 'Du har bedt oss om noe som vi ikke har svart på',
    en: 'You have asked us for something that we have not answered',
  },
  'ownErasure.waits.what': {
    nb: 'Når brukeren er slettet, er det ingenting igjen å gi, og svaret blir bare at alt er slettet. Vent med å slette om du vil ha det.',
    en: 'Once the account is erased there is nothing left to give, and the answer is only that all is erased. Wait with erasing if you want it.',
  },
  'ownErasure.final': {
    nb: 'Dette kan ikke angres. Du logges ut overalt med en gang, og får en signert attest på e-post når alt er gjort.',
    en: 'This cannot be undone. You are signed out everywhere at once, and get a signed certificate by mail when all is done.',
  },
  'ownErasure.email': { nb: 'Skriv {email} for å bekrefte', en: 'Type {email} to confirm' },
  'ownErasure.email.wrong': {
    nb: 'Det er ikke adressen du logger inn med.',
    en: 'That is not the address you sign in with.',
  },
  'ownErasure.erased.title': { nb: 'Brukeren din slettes nå', en: 'Your account is being erased' },
  'ownErasure.erased.text': {
    nb: 'Du er logget ut. Når alt er slettet, kommer en sletteattest til {email}. Det er det siste vi skriver til deg.',
    en: 'You are signed out. When all is erased, a certificate comes to {email}. It is the last thing we write to you.',
  },
  'ownErasure.certificate': { nb: 'Sletteattest for brukeren din', en: 'Certificate of erasure of an account' },
  'ownErasure.certificate.number': { nb: 'Brukernummer', en: 'Account number' },
  'ownErasure.certificate.asked': { nb: 'Du ba om det', en: 'You asked' },
  'ownErasure.table.users': {
    nb: 'Brukeren: navn, e-post, passord og innstillinger',
    en: 'The account: name, mail, password and settings',
  },
  'ownErasure.table.sessions': { nb: 'Steder brukeren er logget inn', en: 'Places where the user is signed in' },
  'ownErasure.table.signIns': { nb: 'Innlogginger', en: 'Sign-ins' },
  'ownErasure.table.members': { nb: 'Medlemskap i virksomheter', en: 'Memberships of organisations' },
  'ownErasure.table.mails': { nb: 'E-post til brukeren', en: 'Mail to the user' },
  'ownErasure.table.trail': {
    nb: 'Endringsloggen: hva som ble gjort, med numre og uten navn',
    en: 'The audit trail: what was done, with numbers and without names',
  },
  'ownErasure.table.others': { nb: 'Annet', en: 'Other' },

  'ownRequests.title': { nb: 'Krav til OnNet', en: 'Requests to OnNet' },
  'ownRequests.lead': {
    nb: 'OnNet er ansvarlig for brukeren din, betaling og innlogginger. Gjelder det det en virksomhet har skrevet om deg, spør du virksomheten.',
    en: 'OnNet is responsible for your account, payment and sign-ins. If it is about what an organisation has written about you, ask the organisation.',
  },
  'ownRequests.asked': { nb: 'Dette har du bedt om', en: 'What you have asked for' },
  'ownRequests.none': { nb: 'Ingenting ennå.', en: 'Nothing yet.' },
  'ownRequests.answered': { nb: 'besvart {date}', en: 'answered {date}' },
  'ownRequests.due': { nb: 'svar innen {date}', en: 'answer by {date}' },
  'ownRequests.ended': { nb: 'avsluttet', en: 'ended' },
  'ownRequests.ask': { nb: 'Be om noe', en: 'Ask for something' },
  'ownRequests.shortcuts': { nb: 'Dette kan du gjøre selv med en gang:', en: 'You can do these yourself at once:' },
  'ownRequests.sent': {
    nb: 'Kravet er mottatt. Svaret kommer på e-post.',
    en: 'Your request has been received. The answer comes by mail.',
  },
  'ownRights.title': { nb: 'Rettighetene dine', en: 'Your rights' },
} as const satisfies Messages;
