import type { InBothLanguages, LawfulBasis, Layer } from './declaration.ts';

/** What a purpose needs besides a name. */
interface Purpose extends InBothLanguages {
  readonly layer: Layer;
  readonly basis: LawfulBasis;
  /** Whether the person can take it back themselves: exactly where the basis is consent. */
  readonly withdrawable: boolean;
  /** The sentence of the policy that names it, or why none does. */
  readonly policy: `purpose-${number}` | { readonly silentBecause: string };
  /** The interest, where the basis is point f: Art. 13(1)(d) demands that it be stated. */
  readonly interest?: InBothLanguages;
}

/**
 * What personal data is used for. OnNet's own purposes are those of the policy, with analytics and marketing apart (consent
 * is asked for each by itself). The tenants' purposes are theirs: these are what a new tenant starts with, and the lawful
 * basis of each is the tenant's choice.
 */
export const purposes = {
  service: {
    layer: 'controller',
    basis: 'b',
    withdrawable: false,
    policy: 'purpose-1',
    nb: 'Levere og administrere CRM-tjenesten',
    en: 'Deliver and administer the CRM service',
  },
  subscription: {
    layer: 'controller',
    basis: 'b',
    withdrawable: false,
    policy: 'purpose-1',
    nb: 'Administrere abonnementer og betalinger via Stripe',
    en: 'Manage subscriptions and payments via Stripe',
  },
  bookkeeping: {
    layer: 'controller',
    basis: 'c',
    withdrawable: false,
    policy: 'purpose-1',
    nb: 'Overholde bokførings- og skatteplikter',
    en: 'Comply with bookkeeping and tax obligations',
  },
  security: {
    layer: 'controller',
    basis: 'f',
    withdrawable: false,
    policy: 'purpose-1',
    nb: 'Ivareta sikkerhet, feilsøking og drift',
    en: 'Safeguard security, troubleshooting and operations',
    interest: {
      nb: 'At tjenesten er trygg, virker, og at feil og misbruk kan finnes',
      en: 'That the service is safe and works, and that faults and misuse can be found',
    },
  },
  analytics: {
    layer: 'controller',
    basis: 'a',
    withdrawable: true,
    policy: 'purpose-1',
    nb: 'Valgfri analyse av bruken av nettsidene',
    en: 'Optional analysis of how the website is used',
  },
  marketing: {
    layer: 'controller',
    basis: 'a',
    withdrawable: true,
    policy: 'purpose-1',
    nb: 'Valgfri markedsføring',
    en: 'Optional marketing',
  },
  accountability: {
    layer: 'controller',
    basis: 'c',
    withdrawable: false,
    policy: { silentBecause: 'the published text leaves out what the regulation itself obliges us to document' },
    nb: 'Dokumentere at personvernreglene er fulgt, og besvare henvendelser om rettigheter',
    en: 'Document that data protection law is followed, and answer requests about rights',
  },
  'company-look-up': {
    layer: 'controller',
    basis: 'f',
    withdrawable: false,
    policy: { silentBecause: 'the policy names it among third parties, not among purposes' },
    nb: 'Slå opp virksomheter i Enhetsregisteret',
    en: 'Look up businesses in the Central Coordinating Register',
    interest: {
      nb: 'At virksomhetsopplysninger er riktige uten at noen må skrive dem inn',
      en: 'That business information is right without anybody having to type it',
    },
  },
  'sales-and-service': {
    layer: 'processor',
    basis: 'tenant',
    withdrawable: false,
    policy: { silentBecause: 'the tenant’s own purpose' },
    nb: 'Salg og kundeoppfølging',
    en: 'Sales and service',
  },
  'tenant-marketing': {
    layer: 'processor',
    basis: 'tenant',
    withdrawable: true,
    policy: { silentBecause: 'the tenant’s own purpose' },
    nb: 'Markedsføring til kontakter',
    en: 'Marketing to contacts',
  },
  'tenant-accountability': {
    layer: 'processor',
    basis: 'c',
    withdrawable: false,
    policy: { silentBecause: 'the tenant’s own purpose' },
    nb: 'Dokumentere at personvernreglene er fulgt overfor kontakter',
    en: 'Document that data protection law is followed towards contacts',
  },
} as const satisfies Readonly<Record<string, Purpose>>;
export type PurposeCode = keyof typeof purposes;
