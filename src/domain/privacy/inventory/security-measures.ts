import type { InBothLanguages } from './declaration.ts';

/** The general description of security that Art. 30(1)(g) and (2)(d) ask for. Each line is something a test proves. */
export const securityMeasures: readonly InBothLanguages[] = [
  {
    nb: 'Kundene er skilt fra hverandre i databasen med radsikkerhet, i tillegg til i programmet',
    en: 'Customers are kept apart by row security in the database as well as in the program',
  },
  {
    nb: 'Bare navngitte brukere med rolle kommer til opplysninger; rettigheter kontrolleres på hver side og i hver handling',
    en: 'Only named users with a role reach data; permissions are checked on every page and in every act',
  },
  {
    nb: 'Passord og lenker lagres bare som kontrollsummer; nøkler er forseglet med en hemmelighet utenfor databasen',
    en: 'Passwords and links are stored as hashes alone; keys are sealed under a secret outside the database',
  },
  {
    nb: 'Gjentatte innloggingsforsøk stanses; økter tar slutt etter 24 timer uten bruk',
    en: 'Repeated sign-in attempts are stopped; sessions end after 24 hours without use',
  },
  {
    nb: 'Endringer føres i en logg uten navn og adresser, som bare kan vokse',
    en: 'Changes are recorded in a trail without names or addresses that can only grow',
  },
  {
    nb: 'Logger, jobbkøer og feilmeldinger inneholder bare numre, aldri innhold',
    en: 'Logs, job queues and error messages hold ids alone, never content',
  },
  {
    nb: 'Sletting, anonymisering og lagringstid følger én oversikt over alle felter og prøves automatisk mot databasen',
    en: 'Erasure, anonymisation and retention follow one inventory of all fields, tested against the database',
  },
];
