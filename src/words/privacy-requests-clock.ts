// The clock of a data subject request, as one reads it, and more time.
import type { Messages } from './message.ts';

export const privacyRequestsClock = {
  'requests.extension.done': {
    nb: 'Fristen er alt forlenget én gang.',
    en: 'The time has been extended once already.',
  },
  'requests.extension.tooLate': {
    nb: 'Den første måneden er ute. Da kan fristen ikke lenger forlenges; svar så snart dere kan.',
    en: 'The first month has passed, and the time can no longer be extended. Answer as soon as you can.',
  },
  'requests.extended': { nb: 'Forlenget', en: 'Extended' },
  'requests.extend': { nb: 'Forleng fristen', en: 'Extend the time' },
  'requests.extend.text': {
    nb: 'Til {date}. Personen må få vite det, med grunn, senest {due}.',
    en: 'Until {date}. The person must be told, with the reason, by {due}.',
  },
  'requests.extend.reason': { nb: 'Hvorfor trenger dere mer tid?', en: 'Why do you need more time?' },
  'requests.extend.send': { nb: 'Forleng og send brev', en: 'Extend and send the letter' },
  'requests.clock.plain': {
    nb: 'Mottatt {received} → frist {target}, {weekday}',
    en: 'Received {received} → due {target}, {weekday}',
  },
  'requests.clock.rolled': {
    nb: 'Mottatt {received} → frist {target}, {weekday}; vi svarer innen {plannedDay} {planned}',
    en: 'Received {received} → due {target}, {weekday}; we answer by {plannedDay} {planned}',
  },
  'requests.clock.answered': {
    nb: 'Mottatt {received}, besvart {date}. Fristen var {target}.',
    en: 'Received {received}, answered {date}. It was due {target}.',
  },
  'requests.clock.withdrawn': {
    nb: 'Mottatt {received}, trukket {date}. Fristen var {target}.',
    en: 'Received {received}, withdrawn {date}. It was due {target}.',
  },
  'requests.clock.ended': {
    nb: 'Mottatt {received}, avsluttet {date}',
    en: 'Received {received}, ended {date}',
  },
  'requests.clock.paused': {
    nb: 'Mottatt {received}. Fristen er stanset siden {date}',
    en: 'Received {received}. The clock has stood since {date}',
  },
  'requests.clock.law': {
    nb: 'En måned fra mottak, regnet i norske dager (art. 12 nr. 3).',
    en: 'One month from receipt, counted in Norwegian days (Art. 12(3)).',
  },
  'requests.clock.extended': {
    nb: 'Forlenget innen den første måneden, som endte {date} (art. 12 nr. 3).',
    en: 'Extended within the first month, which ended on {date} (Art. 12(3)).',
  },
  'requests.clock.rolledNote': {
    nb: 'Noen regner fristen til neste virkedag, {date}. Vi bygger ikke på det.',
    en: 'Some move the date to the next working day, {date}. We do not rely on that.',
  },
} as const satisfies Messages;
