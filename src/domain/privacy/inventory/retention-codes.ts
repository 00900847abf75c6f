import type { InBothLanguages } from './declaration.ts';

/** A length of time as the rule says it: a month is not thirty days. */
export interface Period {
  readonly number: number;
  readonly unit: 'day' | 'month' | 'year';
}

interface RetentionFacts extends InBothLanguages {
  /** What is kept by it, for lists that name several. */
  readonly of: InBothLanguages;
  /** How long after `from`. Undefined where the time is not a length: `nb` and `en` say until when. */
  readonly period?: Period;
  /** What starts the clock. */
  readonly from:
    | 'creation'
    | 'end-of-customer-relationship'
    | 'end-of-accounting-year'
    | 'last-activity'
    | 'last-use'
    | 'done'
    | 'closed'
    | 'expiry'
    | 'deletion'
    | 'erasure'
    | 'withdrawal';
  readonly action: 'delete' | 'anonymise' | 'reduce';
  /** The law that sets the least time, where one does. */
  readonly floor?: string;
  /** The tenant chooses the number; the one here is what a new tenant is offered. */
  readonly tenantDecides?: boolean;
  /** Where the number comes from, and whether somebody has read it in the law itself (`GK` in the research: not). */
  readonly source: string;
  readonly verified: boolean;
}

/**
 * How long each kind of data is kept. Data: a number is corrected here and nowhere else. `nb` and `en` are what the policy,
 * access packages and records of processing say.
 */
export const retentionCodes = {
  account: {
    of: { nb: 'Brukere og virksomheten', en: 'Users and the organisation' },
    period: { number: 90, unit: 'day' },
    from: 'end-of-customer-relationship',
    action: 'delete',
    nb: 'Så lenge kundeforholdet varer, og inntil 90 dager etter',
    en: 'For as long as the customer relationship lasts, and up to 90 days after',
    source: 'policy S15a, S15d; 30 days of grace, carried out within 90',
    verified: false,
  },
  'tenant-record': {
    of: { nb: 'Det kunden har lagt inn', en: 'What the customer has entered' },
    period: { number: 90, unit: 'day' },
    from: 'end-of-customer-relationship',
    action: 'delete',
    tenantDecides: true,
    nb: 'Så lenge kunden bestemmer, og inntil 90 dager etter at kundeforholdet er avsluttet',
    en: 'For as long as the customer decides, and up to 90 days after the customer relationship ends',
    source: 'GDPR art. 28(3)(g); policy S15d',
    verified: true,
  },
  inactivity: {
    of: { nb: 'Kontakter og det som er skrevet om dem', en: 'Contacts and what is written about them' },
    period: { number: 36, unit: 'month' },
    from: 'last-activity',
    action: 'anonymise',
    tenantDecides: true,
    nb: 'Til så mange måneder uten aktivitet som kunden har bestemt (forslag: 36)',
    en: 'Until as many months without activity as the customer has decided (suggested: 36)',
    source: 'our own suggestion; the research proposes 24 (§5), Datatilsynet [D4] a limit or regular review',
    verified: false,
  },
  relationship: {
    of: { nb: 'Kontakter i et avtaleforhold', en: 'Contacts under an agreement' },
    from: 'last-activity',
    action: 'anonymise',
    tenantDecides: true,
    nb: 'Så lenge avtaleforholdet med personen varer',
    en: 'For as long as the agreement with the person lasts',
    source: 'GDPR art. 5(1)(e); the tenant knows when it ends',
    verified: true,
  },
  trash: {
    of: { nb: 'Papirkurven', en: 'The trash' },
    period: { number: 30, unit: 'day' },
    from: 'deletion',
    action: 'delete',
    nb: '30 dager i papirkurven',
    en: '30 days in the trash',
    source: 'our own decision',
    verified: true,
  },
  'one-time-link': {
    of: { nb: 'Lenker for registrering og nytt passord', en: 'Links for sign-up and a new password' },
    period: { number: 1, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: 'Inntil ett døgn',
    en: 'Up to one day',
    source: 'our own decision',
    verified: true,
  },
  invitation: {
    of: { nb: 'Invitasjoner', en: 'Invitations' },
    period: { number: 14, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: 'Gjelder i sju dager, slettes etter 14',
    en: 'Valid for seven days, deleted after 14',
    source: 'field research §5 (14 days unused)',
    verified: true,
  },
  session: {
    of: { nb: 'Innlogginger som er åpne', en: 'Open sign-ins' },
    period: { number: 14, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: 'Inntil 14 dager, 24 timer uten bruk',
    en: 'Up to 14 days, 24 hours without use',
    source: 'our own decision; field research §5 allows 30 days',
    verified: true,
  },
  'security-log': {
    of: { nb: 'Logg over innlogginger', en: 'Log of sign-ins' },
    period: { number: 180, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: '180 dager, IP-adressen avkortet etter 90',
    en: '180 days, the IP address cut short after 90',
    source: 'field research S15c; no statute sets a number (GK)',
    verified: false,
  },
  attempt: {
    of: { nb: 'Tellere mot misbruk', en: 'Counters against misuse' },
    period: { number: 1, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: 'Inntil ett døgn',
    en: 'Up to one day',
    source: 'our own decision',
    verified: true,
  },
  'technical-log': {
    of: { nb: 'Tekniske logger', en: 'Technical logs' },
    period: { number: 30, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: '30 dager',
    en: '30 days',
    source: 'field research S15c; no statute sets a number (GK)',
    verified: false,
  },
  'audit-trail': {
    of: { nb: 'Endringslogg', en: 'Audit trail' },
    period: { number: 24, unit: 'month' },
    from: 'creation',
    action: 'delete',
    nb: '24 måneder; hendelser om personvern i fem år',
    en: '24 months; events about privacy for five years',
    source: 'field research §5',
    verified: false,
  },
  mail: {
    of: { nb: 'E-post vi har sendt', en: 'Mail we have sent' },
    period: { number: 30, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: '30 dager',
    en: '30 days',
    source: 'our own decision',
    verified: true,
  },
  obligation: {
    of: { nb: 'Oppgaver i kø', en: 'Queued work' },
    period: { number: 7, unit: 'day' },
    from: 'done',
    action: 'delete',
    nb: 'Sju dager etter at den er utført, 30 dager når den ikke lot seg utføre',
    en: 'Seven days after it was carried out, 30 days when it could not be',
    source: 'field research S15c (payloads 7 days after success)',
    verified: true,
  },
  'dead-letter': {
    of: { nb: 'Oppgaver som ikke lot seg utføre', en: 'Work that could not be done' },
    period: { number: 30, unit: 'day' },
    from: 'done',
    action: 'delete',
    nb: '30 dager etter at den ble gitt opp',
    en: '30 days after it was given up',
    source: 'field research S15c (dead letters 30 days)',
    verified: true,
  },
  export: {
    of: { nb: 'Eksportfiler', en: 'Export files' },
    period: { number: 7, unit: 'day' },
    from: 'done',
    action: 'delete',
    nb: 'Sju dager',
    en: 'Seven days',
    source: 'field research §5',
    verified: true,
  },
  'access-copy': {
    of: { nb: 'Kopier av opplysninger om en person', en: 'Copies of what is held about a person' },
    period: { number: 14, unit: 'day' },
    from: 'done',
    action: 'delete',
    nb: '14 dager etter at kopien er laget',
    en: '14 days after the copy was made',
    source: 'our own decision',
    verified: true,
  },
  'export-record': {
    of: { nb: 'Hvem som har eksportert', en: 'Who has exported' },
    period: { number: 24, unit: 'month' },
    from: 'creation',
    action: 'delete',
    nb: '24 måneder',
    en: '24 months',
    source: 'as the audit trail',
    verified: false,
  },
  bookkeeping: {
    of: { nb: 'Regnskap', en: 'Accounts' },
    period: { number: 5, unit: 'year' },
    from: 'end-of-accounting-year',
    action: 'delete',
    floor: 'bokføringsloven § 13',
    nb: 'Fem år etter regnskapsårets slutt',
    en: 'Five years after the end of the accounting year',
    source: 'field research §2.3 [B1][B2]; lovdata text not read',
    verified: false,
  },
  'stripe-event': {
    of: { nb: 'Meldinger fra Stripe', en: 'Messages from Stripe' },
    period: { number: 30, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: '30 dager',
    en: '30 days',
    source: 'field research §5',
    verified: false,
  },
  agreement: {
    of: { nb: 'Aksept av avtaler', en: 'Acceptance of agreements' },
    period: { number: 3, unit: 'year' },
    from: 'end-of-customer-relationship',
    action: 'reduce',
    floor: 'foreldelsesloven § 2',
    nb: 'Tre år etter at avtalen er avsluttet',
    en: 'Three years after the agreement ends',
    source: 'GK',
    verified: false,
  },
  'register-cache': {
    of: { nb: 'Oppslag i Enhetsregisteret', en: 'Look-ups in the register' },
    period: { number: 90, unit: 'day' },
    from: 'last-use',
    action: 'delete',
    nb: '90 dager uten bruk',
    en: '90 days without use',
    source: 'field research §5',
    verified: false,
  },
  request: {
    of: { nb: 'Henvendelser om rettigheter', en: 'Requests about rights' },
    period: { number: 3, unit: 'year' },
    from: 'closed',
    action: 'reduce',
    floor: 'foreldelsesloven § 2',
    nb: 'Tre år etter at saken er avsluttet; deretter bare type, datoer og utfall',
    en: 'Three years after the case is closed; then only its type, dates and outcome',
    source: 'hard case 32 (GK)',
    verified: false,
  },
  'consent-proof': {
    of: { nb: 'Bevis for samtykker', en: 'Proof of consents' },
    period: { number: 24, unit: 'month' },
    from: 'withdrawal',
    action: 'reduce',
    floor: 'GDPR art. 7(1)',
    nb: 'Så lenge samtykket gjelder, og 24 måneder etter',
    en: 'For as long as the consent stands, and 24 months after',
    source: 'field research §5',
    verified: false,
  },
  'until-withdrawn': {
    of: { nb: 'Samtykker og reservasjoner', en: 'Consents and objections' },
    from: 'withdrawal',
    action: 'delete',
    nb: 'Til samtykket eller reservasjonen trekkes tilbake',
    en: 'Until the consent or the objection is taken back',
    source: 'GDPR art. 7(3), 21(3)',
    verified: true,
  },
  'cookie-receipt': {
    of: { nb: 'Valg om informasjonskapsler', en: 'Choices about cookies' },
    period: { number: 30, unit: 'month' },
    from: 'creation',
    action: 'delete',
    nb: 'Seks måneder i bruk og 24 måneder som bevis',
    en: 'Six months in use and 24 months as proof',
    source: 'field research §2.4, §5 (GK)',
    verified: false,
  },
  breach: {
    of: { nb: 'Avvik', en: 'Breaches' },
    period: { number: 5, unit: 'year' },
    from: 'closed',
    action: 'reduce',
    floor: 'GDPR art. 33(5)',
    nb: 'Fem år',
    en: 'Five years',
    source: 'field research §5',
    verified: false,
  },
  disclosure: {
    of: { nb: 'Utleveringer', en: 'Disclosures' },
    period: { number: 24, unit: 'month' },
    from: 'creation',
    action: 'reduce',
    floor: 'GDPR art. 19',
    nb: '24 måneder',
    en: '24 months',
    source: 'field research §5',
    verified: false,
  },
  backup: {
    of: { nb: 'Sikkerhetskopier', en: 'Backups' },
    period: { number: 35, unit: 'day' },
    from: 'creation',
    action: 'delete',
    nb: '35 dager',
    en: '35 days',
    source: 'field research §2.6',
    verified: false,
  },
} as const satisfies Readonly<Record<string, RetentionFacts>>;
export type RetentionCode = keyof typeof retentionCodes;
