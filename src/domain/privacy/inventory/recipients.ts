import type { InBothLanguages } from './declaration.ts';

/** Somebody outside OnNet who gets, or is asked about, personal data (Art. 30(1)(d) and (e)). */
export interface Recipient {
  /** Its word in the register of sub-processors. */
  readonly code: string;
  readonly name: string;
  /** `source`: a public register we ask, which handles nothing for us. */
  readonly role: 'processor' | 'controller' | 'source';
  /** Whose data: of OnNet's own users (`accounts`), of the tenants' contacts, or both. */
  readonly concerns: 'accounts' | 'contacts' | 'both';
  readonly data: InBothLanguages;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** What makes a transfer out of the EEA lawful; empty inside it. */
  readonly transfer: InBothLanguages;
}

const inside: InBothLanguages = { nb: '', en: '' };

/** The recipients that the privacy policy names. The register of sub-processors takes their place where a caller has it. */
export const policyRecipients: readonly Recipient[] = [
  {
    code: 'stripe',
    name: 'Stripe Payments Europe, Limited',
    role: 'processor',
    concerns: 'accounts',
    data: {
      nb: 'Virksomhetens navn, organisasjonsnummer og adresse, e-post til den som betaler, kort og fakturaer',
      en: 'The organisation’s name, number and address, e-mail of who pays, cards and invoices',
    },
    country: 'IE',
    transfer: {
      nb: 'Standard personvernbestemmelser (SCC) overfor Stripe, Inc. i USA',
      en: 'Standard contractual clauses towards Stripe, Inc. in the United States',
    },
  },
  {
    code: 'google',
    name: 'Google Ireland Limited',
    role: 'processor',
    concerns: 'accounts',
    data: {
      nb: 'Bruk av de åpne nettsidene, bare etter samtykke',
      en: 'Use of the public website, after consent only',
    },
    country: 'IE',
    transfer: {
      nb: 'EU–US Data Privacy Framework overfor Google LLC i USA',
      en: 'EU–US Data Privacy Framework towards Google LLC in the United States',
    },
  },
  {
    code: 'register',
    name: 'Brønnøysundregistrene',
    role: 'source',
    concerns: 'both',
    data: {
      nb: 'Bare organisasjonsnummer eller firmanavn sendes',
      en: 'Only an organisation number or company name is sent',
    },
    country: 'NO',
    transfer: inside,
  },
];
