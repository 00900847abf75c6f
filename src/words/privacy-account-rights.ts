// What OnNet's own desk does for a user who asks: locks, corrects and stops. Erasure is in privacy-fulfilment.ts.
import type { Messages } from './message.ts';

export const privacyAccountRights = {
  'requests.account.lock.text': {
    nb: 'Brukeren låses: ingen kan logge inn med den, den logges ut overalt, og kolleger ser den ikke i lister. Ingenting slettes før låsen er opphevet.',
    en: 'The account is locked: nobody can sign in to it, it is signed out everywhere, and colleagues do not see it in lists. Nothing is deleted before the lock is lifted.',
  },
  'requests.account.lock.do': { nb: 'Lås brukeren', en: 'Lock the account' },
  'requests.account.lock.soleOwner': {
    nb: 'Brukeren er eneste eier av en virksomhet som går videre. Be dem overlate eierskapet eller avslutte først, og forleng fristen om det trengs.',
    en: 'The user is the only owner of an organisation that goes on. Ask them to hand it over or end it first, and extend the time limit if need be.',
  },
  'requests.account.lock.since': {
    nb: 'Brukeren er låst siden {date}.',
    en: 'The account has been locked since {date}.',
  },
  'requests.account.lock.other': { nb: 'Se saken den ble låst i', en: 'See the request it was locked on' },
  'requests.account.lock.lifted': { nb: 'Låsen ble opphevet {date}.', en: 'The lock was lifted {date}.' },
  'requests.account.lock.end': { nb: 'Låsen skal oppheves', en: 'The lock is to be lifted' },
  'requests.account.lock.why': { nb: 'Hvorfor oppheves låsen?', en: 'Why is the lock lifted?' },
  'requests.account.lock.why.hint': {
    nb: 'Personen skal vite det før det skjer (art. 18 nr. 3). Dette blir et brev.',
    en: 'The person has to know before it happens (Art. 18(3)). This becomes a letter.',
  },
  'requests.account.lock.tell': { nb: 'Send varselet', en: 'Send the notice' },
  'requests.account.lock.told': { nb: 'Personen fikk brev om det {date}.', en: 'The person was written to {date}.' },
  'requests.account.lock.lift': { nb: 'Opphev låsen', en: 'Lift the lock' },
  'requests.account.locked.title': { nb: 'Låste brukere', en: 'Locked accounts' },
  'requests.account.rectify.text': {
    nb: 'Navnet endres med en gang, i alle virksomheter. En ny adresse endres når brukeren har bekreftet den med en lenke som sendes dit.',
    en: 'The name changes at once, in every organisation. A new address changes when the user has confirmed it by a link that is sent there.',
  },
  'requests.account.rectify.do': { nb: 'Rett', en: 'Correct' },
  'requests.account.rectify.same': { nb: 'Det står slik allerede.', en: 'It stands like this already.' },
  'requests.account.rectify.taken': { nb: 'En annen bruker har denne adressen.', en: 'Another user has this address.' },
  'requests.account.rectify.waiting': {
    nb: 'Venter på at {email} bekreftes. Lenken ble sendt {date}, og virker i ett døgn.',
    en: 'Waits for {email} to be confirmed. The link was sent {date} and works for a day.',
  },
  'requests.account.object.text': {
    nb: 'OnNet markedsfører ingenting til brukere. Det eneste om brukere som hviler på en interesse, er loggen over innlogginger («{interest}»). Stopp den, eller avslå med tvingende grunner (art. 21 nr. 1).',
    en: 'OnNet markets nothing to users. All that rests on an interest about users is the log of sign-ins (“{interest}”). Stop it, or refuse with compelling grounds (Art. 21(1)).',
  },
  'requests.account.object.do': { nb: 'Stopp loggen og slett den', en: 'Stop the log and delete it' },
  'requests.account.object.refuse': { nb: 'Avslå med tvingende grunner', en: 'Refuse with compelling grounds' },
  'requests.done.account-lock': { nb: 'Brukeren er låst.', en: 'The account is locked.' },
  'requests.done.account-telling': { nb: 'Brevet er skrevet.', en: 'The letter is written.' },
  'requests.done.account-unlocking': { nb: 'Låsen er opphevet.', en: 'The lock is lifted.' },
  'requests.done.account-rectification': {
    nb: 'Rettet. En ny adresse venter på bekreftelse.',
    en: 'Corrected. A new address waits to be confirmed.',
  },
  'requests.done.account-objection': { nb: 'Loggen er stoppet og slettet.', en: 'The log is stopped and deleted.' },
  'requests.step.account-locked': { nb: 'låste brukeren', en: 'locked the account' },
  'requests.step.account-told': {
    nb: 'varslet om at låsen oppheves',
    en: 'told the person that the lock will be lifted',
  },
  'requests.step.account-unlocked': { nb: 'opphevet låsen', en: 'lifted the lock' },
  'requests.step.address-asked': { nb: 'spurte den nye adressen', en: 'asked the new address' },
  'requests.step.log-stopped': { nb: 'stoppet loggen over innlogginger', en: 'stopped the log of sign-ins' },
  'newAddress.title': { nb: 'Er adressen din?', en: 'Is the address yours?' },
  'newAddress.text': {
    nb: 'Bekreft at {email} er din. Fra da av logger du inn med den, og den gamle adressen får beskjed.',
    en: 'Confirm that {email} is yours. From then on you sign in with it, and the old address is told.',
  },
  'newAddress.confirm': { nb: 'Ja, adressen er min', en: 'Yes, the address is mine' },
  'newAddress.done.title': { nb: 'Adressen er rettet', en: 'The address is corrected' },
  'newAddress.done.text': { nb: 'Du logger nå inn med {email}.', en: 'You now sign in with {email}.' },
  'people.restricted': {
    nb: { one: '{count} bruker er låst, og vises ikke.', other: '{count} brukere er låst, og vises ikke.' },
    en: { one: '{count} account is locked and not shown.', other: '{count} accounts are locked and not shown.' },
  },
} as const satisfies Messages;
