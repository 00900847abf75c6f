// What is said when something has been done with a data subject request.
import type { Messages } from './message.ts';

export const privacyRequestsDone = {
  'requests.done.also': {
    nb: 'Saken er laget, og står ved det som ble spurt om',
    en: 'The request is made, and stands beside what was asked',
  },
  'requests.done.erasure-first': {
    nb: 'Notert. Slettingen venter ikke på denne saken',
    en: 'Noted. The erasure does not wait for this request',
  },
  'requests.notDone': { nb: 'Det ble ikke gjort', en: 'It was not done' },
  'requests.done.sorting': { nb: 'Saken er sortert.', en: 'The request is sorted.' },
  'requests.done.identity-check': {
    nb: 'Lenken er på vei til adressen vi hadde før saken kom.',
    en: 'The link is on its way to the address we had before the request came.',
  },
  'requests.done.search': { nb: 'Søket er notert.', en: 'The search is noted.' },
  'requests.done.ruling-out': { nb: 'Det er notert at det ikke er denne.', en: 'It is noted that it is not this one.' },
  'requests.done.business': { nb: 'Foretaket er personens.', en: 'The business is theirs.' },
  'requests.done.vouching': { nb: 'Det er notert hvem som spør.', en: 'It is noted who asks.' },
  'requests.done.address': {
    nb: 'Adressen er bekreftet. Svaret går dit.',
    en: 'The address is confirmed. The answer goes there.',
  },
  'requests.done.unconfirming': {
    nb: 'Bekreftelsen er tatt tilbake.',
    en: 'The confirmation is taken back.',
  },
  'requests.done.doubt': { nb: 'Tvilen er notert.', en: 'The doubt is noted.' },
  'requests.done.doubt-end': {
    nb: 'Tvilen er over, og fristen løper.',
    en: 'The doubt is settled, and the time runs.',
  },
  'requests.done.extension': {
    nb: 'Fristen er forlenget, og brevet er på vei.',
    en: 'The time is extended, and the letter is on its way.',
  },
  'requests.done.answer': { nb: 'Saken er besvart.', en: 'The request is answered.' },
  'requests.done.merging': { nb: 'Sakene er slått sammen.', en: 'The requests are merged.' },
  'requests.done.dismissal': { nb: 'Lagt bort.', en: 'Dismissed.' },
  'requests.done.notes': { nb: 'Notatet er skrevet.', en: 'The note is written.' },
} as const satisfies Messages;
