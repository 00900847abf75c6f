/**
 * Markedsføringsloven (lov 9. januar 2009 nr. 2) as data: what the gate decides by, with where each rule was read.
 * `verified: false` means read in a secondary source or known in general, and not held against the text of the law;
 * pages say so. Correct a rule here, and the gate and the pages follow.
 */
export interface LawRule {
  readonly id: string;
  /** As it is cited, for example `mfl. § 15`. */
  readonly law: string;
  readonly source: string;
  readonly readOn: string;
  readonly verified: boolean;
}

export const marketingLaw = {
  'consent-needed': {
    id: 'consent-needed',
    law: 'mfl. § 15 første ledd',
    source: 'forbrukertilsynet.no, veiledning om § 15',
    readOn: '2026-11-22',
    verified: false,
  },
  'existing-customer': {
    id: 'existing-customer',
    law: 'mfl. § 15 tredje ledd',
    source: 'forbrukertilsynet.no, veiledning om § 15; finansavisen.no 03.01.2021',
    readOn: '2026-11-22',
    verified: false,
  },
  'generic-address': {
    id: 'generic-address',
    law: 'mfl. § 15 (gjelder fysiske personer)',
    source: 'forbrukertilsynet.no, veiledning om § 15; finansavisen.no 03.01.2021',
    readOn: '2026-11-22',
    verified: false,
  },
  reservation: {
    id: 'reservation',
    law: 'mfl. §§ 12 og 13',
    source: 'brreg.no, reservasjon mot telefonsalg (25.08.2021)',
    readOn: '2026-11-22',
    verified: false,
  },
  hours: {
    id: 'hours',
    law: 'mfl. § 14',
    source: 'ndla.no 127185',
    readOn: '2026-11-22',
    verified: false,
  },
} as const satisfies Readonly<Record<string, LawRule>>;
export type LawId = keyof typeof marketingLaw;

/** For how many days holding a list against Reservasjonsregisteret is good: at least monthly. */
export const WASH_GOOD_FOR_DAYS = 31;

/** When consumers may be called to be sold something: weekdays from nine to nine, never on Saturdays and holidays. */
export const callingHours = { from: 9, until: 21 } as const;

/** The parts before the at sign that belong to a business and to no person. */
export const genericMailboxes: readonly string[] = [
  'post',
  'postmottak',
  'firmapost',
  'mail',
  'epost',
  'e-post',
  'info',
  'kontakt',
  'contact',
  'hello',
  'hei',
  'salg',
  'sales',
  'kundeservice',
  'kundesenter',
  'support',
  'service',
  'hjelp',
  'ordre',
  'order',
  'faktura',
  'invoice',
  'regnskap',
  'resepsjon',
  'resepsjonen',
  'kontor',
  'office',
  'admin',
  'butikk',
  'booking',
];

/** Where a mailbox is a person's by its provider, whatever stands before the at sign. */
export const privateProviders: readonly string[] = [
  'gmail.com',
  'hotmail.com',
  'hotmail.no',
  'outlook.com',
  'live.no',
  'online.no',
  'yahoo.com',
  'yahoo.no',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
];
