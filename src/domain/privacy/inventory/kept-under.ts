import type { InBothLanguages } from './declaration.ts';

interface Ground extends InBothLanguages {
  /** The provision. */
  readonly law: string;
  /** Whether somebody has read it in the law itself. */
  readonly verified: boolean;
  readonly source: string;
}

/** On what ground something may stay when a person is erased. Data: correct it here when a lawyer says so. */
export const keptUnder = {
  'nobody-any-more': {
    nb: 'Sier ikke hvem det var når resten er borte',
    en: 'Does not say who it was once the rest is gone',
    law: 'GDPR recital 26',
    verified: true,
    source: 'field research §2.6 [W1]',
  },
  bookkeeping: {
    nb: 'Regnskapsmateriale oppbevares i fem år etter regnskapsårets slutt',
    en: 'Accounting material is kept for five years after the accounting year',
    law: 'bokføringsloven § 13; GDPR art. 17(3)(b)',
    verified: false,
    source: 'field research §2.3 [B1][B2]; lovdata text not read',
  },
  accountability: {
    nb: 'Vi må kunne vise at loven er fulgt',
    en: 'We must be able to show that the law was followed',
    law: 'GDPR art. 5(2), 7(1), 17(3)(b)',
    verified: true,
    source: 'field research §2.1',
  },
  suppression: {
    nb: 'Så reservasjonen ikke glemmes',
    en: 'So that the objection is not forgotten',
    law: 'GDPR art. 21(3), 17(3)(b); markedsføringsloven § 15',
    verified: false,
    source: 'field research §2.6 (GK)',
  },
  'legal-claims': {
    nb: 'Nødvendig for et rettskrav',
    en: 'Needed for a legal claim',
    law: 'GDPR art. 17(3)(e)',
    verified: true,
    source: 'field research §2.1',
  },
  'public-register': {
    nb: 'Offentlig opplysning fra Enhetsregisteret om et foretak, ikke hentet fra personen',
    en: 'Public information from the Central Coordinating Register about a business, not taken from the person',
    law: 'GDPR art. 17(3)(b); enhetsregisterloven § 22',
    verified: false,
    source: 'GK',
  },
} as const satisfies Readonly<Record<string, Ground>>;
export type KeptUnder = keyof typeof keptUnder;
