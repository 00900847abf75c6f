// Data subject requests: what people ask of whoever holds their data. «Sak» in Norwegian, since that is what one works with.
import type { Messages } from './message.ts';

export const privacyRequests = {
  'requests.ended': {
    nb: 'Saken er avsluttet. Last siden på nytt for å se hva som ble gjort.',
    en: 'The request has ended. Load the page again to see what was done.',
  },
  'requests.person.unknown': {
    nb: 'Personen finnes ikke lenger. Velg en annen.',
    en: 'The person is no longer there. Choose another.',
  },
  'requests.receivedOn.future': { nb: 'Datoen kan ikke være i framtiden.', en: 'The date cannot be in the future.' },
  'requests.merge.itself': { nb: 'Velg en annen sak enn denne.', en: 'Choose another request than this one.' },
  'requests.doubt.verified': {
    nb: 'Det er alt bekreftet hvem som spør.',
    en: 'It has been confirmed already who asks.',
  },
  'requests.doubt.tooLate': {
    nb: 'Fristen er ute, og kan ikke stanses nå.',
    en: 'The time has run out and cannot be stopped now.',
  },
  'requests.identity.noChannel': {
    nb: 'Vi har ingen e-postadresse til personen fra før. Knytt saken til riktig person, eller noter hvordan dere vet hvem det er.',
    en: 'We have no e-mail address for the person from before. Match the request with the right person, or note how you know who it is.',
  },
  'requests.identity.noPerson': {
    nb: 'Knytt saken til en person først.',
    en: 'Match the request with a person first.',
  },
  'requests.identity.needed': {
    nb: 'Det må være bekreftet hvem som spør, før opplysninger gis ut, rettes eller slettes.',
    en: 'It must be confirmed who asks before data is given out, corrected or erased.',
  },
  'requests.extension.done': {
    nb: 'Fristen er alt forlenget én gang.',
    en: 'The time has been extended once already.',
  },
  'requests.extension.tooLate': {
    nb: 'Den første måneden er ute. Da kan fristen ikke lenger forlenges; svar så snart dere kan.',
    en: 'The first month has passed, and the time can no longer be extended. Answer as soon as you can.',
  },
  'requests.letter.remedies': {
    nb: 'Brevet mangler klageretten til Datatilsynet eller retten til å gå til domstolene, og kan ikke sendes.',
    en: 'The letter does not tell of the complaint to Datatilsynet or of the courts, and cannot be sent.',
  },
} as const satisfies Messages;
