// How following Enhetsregisteret goes, on the operators' page.
import type { Messages } from './message.ts';

export const operatorRegister = {
  'operator.register': { nb: 'Endringer i Enhetsregisteret', en: 'Changes in the register' },
  'operator.register.waiting': {
    nb: {
      one: '{count} firma som er endret, er ikke hentet på nytt.',
      other: '{count} firmaer som er endret, er ikke hentet på nytt.',
    },
    en: {
      one: '{count} company that changed has not been fetched again.',
      other: '{count} companies that changed have not been fetched again.',
    },
  },
  'operator.register.oldest': { nb: 'Det eldste ble endret {age}.', en: 'The oldest changed {age}.' },
  'operator.register.silent': {
    nb: { one: 'Registeret tiet om {count}', other: 'Registeret tiet om {count}' },
    en: { one: 'The register was silent about {count}', other: 'The register was silent about {count}' },
  },
  'operator.register.series': { nb: 'Serie', en: 'Series' },
  'operator.register.series.enheter': { nb: 'Hovedenheter', en: 'Main units' },
  'operator.register.series.underenheter': { nb: 'Underenheter', en: 'Sub-units' },
  'operator.register.health': { nb: 'Tilstand', en: 'Health' },
  'operator.register.health.new': { nb: 'Ikke lest ennå', en: 'Not read yet' },
  'operator.register.health.healthy': { nb: 'Frisk', en: 'Healthy' },
  'operator.register.health.behind': { nb: 'Ikke lest på to timer', en: 'Not read for two hours' },
  'operator.register.health.silent': { nb: 'Ingen endring på 36 timer', en: 'No change for 36 hours' },
  'operator.register.health.old': { nb: 'Ikke lest på en uke', en: 'Not read for a week' },
  'operator.register.lastEvent': { nb: 'Siste endring', en: 'Last change' },
  'operator.register.checked': { nb: 'Sist lest', en: 'Last read' },
} as const satisfies Messages;
