// The form on which somebody at the desk takes down a data subject request.
import type { Messages } from './message.ts';

export const privacyRequestsNew = {
  'requests.new.lead': {
    nb: 'Skriv ned et krav som kom på telefon, i brev eller over bordet. Fristen regnes fra dagen det kom.',
    en: 'Take down a request that came by phone, by letter or face to face. The time runs from the day it came.',
  },
  'requests.new.save': { nb: 'Opprett saken', en: 'Create the request' },
  'requests.recorded': {
    nb: 'Saken er opprettet, og fristen løper.',
    en: 'The request is recorded, and its time runs.',
  },
  'requests.receivedOn': { nb: 'Mottatt dato', en: 'Day received' },
  'requests.receivedOn.hint': {
    nb: 'dd.mm.åååå. Dagen kravet kom, ikke dagen det ble lest.',
    en: 'dd.mm.yyyy. The day it came, not the day it was read.',
  },
  'requests.message': { nb: 'Hva personen ba om', en: 'What the person asked for' },
  'requests.message.hint': {
    nb: 'Ikke skriv fødselsnummer. Det blir fjernet.',
    en: 'Do not write national identity numbers. They are removed.',
  },
  'requests.language': { nb: 'Språk i brevene', en: 'Language of the letters' },
} as const satisfies Messages;
