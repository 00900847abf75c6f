// The privacy desk: the frame around its rooms, and its overview. Each room has words of its own.
import type { Messages } from './message.ts';

export const privacy = {
  'privacy.title': { nb: 'Personvern', en: 'Privacy' },
  'privacy.lead': {
    nb: 'Her ser dere hva dere lover menneskene dere lagrer opplysninger om, og om dere holder det.',
    en: 'This is what you promise the people whose data you keep, and whether you keep the promise.',
  },
  'privacy.tabs.waiting': { nb: '{count} venter andre steder', en: '{count} waiting elsewhere' },
  'privacy.group.people': { nb: 'Menneskene', en: 'The people' },
  'privacy.group.rules': { nb: 'Det vi har, og hvor lenge', en: 'What we have, and for how long' },
  'privacy.group.others': { nb: 'Andre som får noe', en: 'Others who get some' },
  'privacy.group.papers': { nb: 'Avvik og dokumenter', en: 'Breaches and papers' },
  'privacy.tabs': { nb: 'Personvernets deler', en: 'Parts of privacy' },
  'privacy.tab.overview': { nb: 'Oversikt', en: 'Overview' },
  'privacy.tab.restricted': { nb: 'Begrenset og sperret', en: 'Restricted and suppressed' },
  'privacy.tab.retention': { nb: 'Lagringstid', en: 'Retention' },

  'privacy.attention': { nb: 'Trenger noen', en: 'Needs somebody' },
  'privacy.attention.none': { nb: 'Ingenting venter på dere nå.', en: 'Nothing is waiting for you now.' },
  'privacy.attention.noRule': {
    nb: 'Ingen lagringstid er bestemt',
    en: 'No retention period has been decided',
  },
  'privacy.attention.noRule.note': {
    nb: 'Uten en regel blir folk liggende til noen sletter dem for hånd.',
    en: 'Without a rule people stay until somebody deletes them by hand.',
  },
  'privacy.attention.ruleSkipped': {
    nb: {
      one: '{count} regel for lagringstid hoppes over hver natt',
      other: '{count} regler for lagringstid hoppes over hver natt',
    },
    en: {
      one: '{count} retention rule is skipped every night',
      other: '{count} retention rules are skipped every night',
    },
  },
  'privacy.attention.ruleSkipped.note': {
    nb: 'Programmet forstår den ikke, så ingen blir anonymisert etter den. Slå den av, og sett den opp på nytt.',
    en: 'The program does not understand it, so nobody is anonymised by it. Turn it off and set it up again.',
  },
  'privacy.attention.ruleWaits': {
    nb: 'Regelen for lagringstid venter på godkjenning',
    en: 'The retention rule waits for approval',
  },
  'privacy.attention.ruleWaits.note': {
    nb: 'Se hvem den gjelder først. Ingenting anonymiseres før noen har godkjent.',
    en: 'See whom it concerns first. Nothing is anonymised until somebody has approved.',
  },
  'privacy.attention.ruleProposed': {
    nb: 'Dere har ikke bestemt lagringstid: vårt forslag på {count} måneder venter på dere',
    en: 'You have not decided on a retention period: our proposal of {count} months waits for you',
  },
  'privacy.figure.retention': { nb: 'Har passert lagringstiden', en: 'Past the retention period' },
} as const satisfies Messages;
