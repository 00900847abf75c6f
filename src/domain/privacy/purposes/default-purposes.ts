// What a tenant is proposed, and what OnNet itself processes for (the five of its policy, analytics apart from marketing).
import type { Assessment, Basis, Channel, MarketingRule, RetentionRuleCode } from './purpose.ts';

/** A purpose before anybody has decided on it. */
export interface DefaultPurpose {
  readonly code: string;
  readonly title: { readonly nb: string; readonly en: string };
  readonly basis: Basis;
  readonly retentionRule: RetentionRuleCode;
  readonly withdrawable: boolean;
  readonly marketing?: MarketingRule;
  readonly channels: readonly Channel[];
  readonly forNewContacts: boolean;
  readonly assessment?: Assessment;
}

/**
 * Proposed to every new tenant, all switched off: which of them hold is the tenant's decision, as controller (Art. 5(2)).
 * Selling on a legitimate interest authorises no marketing: that has purposes of its own (markedsføringsloven § 15).
 */
export const tenantPurposes: readonly DefaultPurpose[] = [
  {
    code: 'sales-and-service',
    title: { nb: 'Salg og oppfølging', en: 'Sales and service' },
    basis: 'legitimate-interest',
    retentionRule: 'inactivity',
    withdrawable: true,
    channels: [],
    forNewContacts: true,
  },
  {
    code: 'customer-relationship',
    title: { nb: 'Kundeforhold', en: 'Customer relationship' },
    basis: 'contract',
    retentionRule: 'relationship',
    withdrawable: false,
    channels: [],
    forNewContacts: false,
  },
  {
    code: 'bookkeeping',
    title: { nb: 'Regnskap', en: 'Bookkeeping' },
    basis: 'legal-obligation',
    retentionRule: 'bookkeeping',
    withdrawable: false,
    channels: [],
    forNewContacts: false,
  },
  {
    code: 'marketing-email',
    title: { nb: 'Nyhetsbrev på e-post', en: 'Newsletter by e-mail' },
    basis: 'consent',
    retentionRule: 'until-withdrawn',
    withdrawable: true,
    marketing: 'consent',
    channels: ['email'],
    forNewContacts: false,
  },
  {
    code: 'marketing-sms',
    title: { nb: 'Tilbud på SMS', en: 'Offers by text message' },
    basis: 'consent',
    retentionRule: 'until-withdrawn',
    withdrawable: true,
    marketing: 'consent',
    channels: ['sms'],
    forNewContacts: false,
  },
  {
    code: 'marketing-phone',
    title: { nb: 'Tilbud på telefon', en: 'Offers by phone' },
    basis: 'consent',
    retentionRule: 'until-withdrawn',
    withdrawable: true,
    marketing: 'consent',
    channels: ['phone'],
    forNewContacts: false,
  },
  {
    code: 'customer-news',
    title: { nb: 'Nytt til kunder om lignende varer', en: 'News to customers about similar goods' },
    basis: 'legitimate-interest',
    retentionRule: 'relationship',
    withdrawable: true,
    marketing: 'existing-customer',
    channels: ['email', 'sms'],
    forNewContacts: false,
  },
  {
    code: 'marketing-direct',
    title: { nb: 'Salg per telefon og brev', en: 'Selling by phone and letter' },
    basis: 'legitimate-interest',
    retentionRule: 'inactivity',
    withdrawable: true,
    marketing: 'reservation',
    channels: ['phone', 'post'],
    forNewContacts: false,
  },
];

/** OnNet's own, as the policy's section on purpose and legal basis has them. */
export const platformPurposes: readonly DefaultPurpose[] = [
  {
    code: 'service',
    title: { nb: 'Levere og administrere CRM-tjenesten', en: 'Deliver and administer the CRM service' },
    basis: 'contract',
    retentionRule: 'account',
    withdrawable: false,
    channels: [],
    forNewContacts: false,
  },
  {
    code: 'subscription',
    title: { nb: 'Abonnement og betaling via Stripe', en: 'Subscriptions and payments via Stripe' },
    basis: 'contract',
    retentionRule: 'account',
    withdrawable: false,
    channels: [],
    forNewContacts: false,
  },
  {
    code: 'bookkeeping',
    title: { nb: 'Bokføring og skatt', en: 'Bookkeeping and tax' },
    basis: 'legal-obligation',
    retentionRule: 'bookkeeping',
    withdrawable: false,
    channels: [],
    forNewContacts: false,
  },
  {
    code: 'security',
    title: { nb: 'Sikkerhet, feilsøking og drift', en: 'Security, troubleshooting and operations' },
    basis: 'legitimate-interest',
    retentionRule: 'security-log',
    withdrawable: true,
    channels: [],
    forNewContacts: false,
    assessment: {
      interest:
        'Å holde tjenesten trygg og i drift: oppdage misbruk, rette feil og vise kundene hvem som har vært inne. To keep the service safe and running: find misuse, mend faults, and show customers who has been in.',
      necessity:
        'Innlogginger og feil kan ikke følges uten å vite hvilken bruker, når og hvorfra. Det lagres ikke mer enn det. Sign-ins and faults cannot be followed without knowing which user, when and from where. No more than that is kept.',
      balance:
        'Brukerne er på jobb og venter at en tjeneste med kundedata loggfører tilgang. Loggene brukes ikke til å måle folk, adresser kortes etter 90 dager og alt slettes etter 180. Users are at work and expect a service with customer data to log access. The logs measure nobody, addresses are cut after 90 days and all is deleted after 180.',
    },
  },
  {
    code: 'analytics',
    title: { nb: 'Statistikk på nettstedet', en: 'Web site statistics' },
    basis: 'consent',
    retentionRule: 'until-withdrawn',
    withdrawable: true,
    channels: [],
    forNewContacts: false,
  },
  {
    code: 'marketing',
    title: { nb: 'Markedsføring', en: 'Marketing' },
    basis: 'consent',
    retentionRule: 'until-withdrawn',
    withdrawable: true,
    marketing: 'consent',
    channels: ['email'],
    forNewContacts: false,
  },
];
