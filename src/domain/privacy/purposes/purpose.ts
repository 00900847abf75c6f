// The words of purposes and channels, as rows and code use them.

/** The six lawful bases of Art. 6(1), a to f. */
export const bases = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-interest',
  'legitimate-interest',
] as const;
export type Basis = (typeof bases)[number];
export const isBasis = (text: string): text is Basis => bases.some((basis) => basis === text);

/** The ways a person can be contacted. A text message and a call go to the same number and are told apart by law. */
export const channels = ['email', 'sms', 'phone', 'post'] as const;
export type Channel = (typeof channels)[number];
export const isChannel = (text: string): text is Channel => channels.some((channel) => channel === text);

/**
 * What makes marketing for a purpose lawful besides its basis (markedsføringsloven, see ../consent/marketing-law.ts):
 * `consent` of the person, news to an `existing-customer`, or calls and post where nobody has made a `reservation`.
 */
export const marketingRules = ['consent', 'existing-customer', 'reservation'] as const;
export type MarketingRule = (typeof marketingRules)[number];

/** Where the basis of a purpose comes from, for one person. `default`: the tenant's choice for new contacts. */
export const sources = ['default', 'person', 'sale', 'contract', 'form', 'import', 'public', 'other'] as const;
export type Source = (typeof sources)[number];
export const isSource = (text: string): text is Source => sources.some((source) => source === text);

/** The codes of the rules a purpose's data is kept by; the periods stand with retention. */
export const retentionRules = [
  'inactivity',
  'relationship',
  'bookkeeping',
  'until-withdrawn',
  'account',
  'security-log',
] as const;
export type RetentionRuleCode = (typeof retentionRules)[number];
export const isRetentionRule = (text: string): text is RetentionRuleCode =>
  retentionRules.some((rule) => rule === text);

/** Why an interest is legitimate, Art. 6(1)(f): the interest, that it cannot be met otherwise, and the person's side. */
export interface Assessment {
  readonly interest: string;
  readonly necessity: string;
  readonly balance: string;
}

/** A purpose of a tenant. */
export interface Purpose extends Assessment {
  readonly id: string;
  readonly code: string;
  readonly titleNb: string;
  readonly titleEn: string;
  readonly layer: 'L1' | 'L2';
  readonly basis: Basis;
  readonly retentionRule: RetentionRuleCode;
  readonly withdrawable: boolean;
  /** Null for what is no marketing. */
  readonly marketing: MarketingRule | null;
  /** The channels a purpose may use; of a marketing purpose at least one. Empty: whichever the relation needs. */
  readonly channels: readonly Channel[];
  /** Written on every new contact by itself. */
  readonly forNewContacts: boolean;
  readonly enabled: boolean;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: string | null;
  readonly decidedAt: Date | null;
}
