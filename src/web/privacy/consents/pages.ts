import type { LedgerLine } from '../../../domain/privacy/consent/contact-consents.ts';
import type { PurposeCounts } from '../../../domain/privacy/consent/purpose-counts.ts';
import type { PurposeRetention } from '../../../domain/privacy/purposes/purpose-retention.ts';
import type { Purpose } from '../../../domain/privacy/purposes/purpose.ts';
import type { Wording } from '../../../domain/privacy/purposes/wordings.ts';
import type { ShownTab } from '../tabs.ts';

declare module '../../visit.ts' {
  interface Views {
    'privacy/consents/index': ConsentsPage;
    'privacy/consents/purpose': PurposePage;
  }
}

export interface ConsentsPage {
  readonly tabs: readonly ShownTab[];
  readonly purposes: readonly (Purpose & {
    readonly counts: PurposeCounts;
    readonly retention: PurposeRetention | undefined;
  })[];
  readonly ledger: readonly LedgerLine[];
  readonly first: string | undefined;
  readonly next: string | undefined;
  /** How many addresses must be left alone, in words. */
  readonly suppressed: string;
  /** Contacts no purpose is written down for. */
  readonly without: { readonly count: number; readonly atLeast: boolean };
  readonly wash: { readonly day: string; readonly by: string } | undefined;
  /** The form of a wash that was refused. */
  readonly typed: { readonly day: string; readonly reserved: string };
  readonly problems: Readonly<Record<string, string>>;
}

export type PurposeForm = 'purpose' | 'assessment' | 'wording' | 'decision' | 'deletion';

export interface PurposePage {
  readonly tabs: readonly ShownTab[];
  /** Undefined for a new one. */
  readonly purpose: Purpose | undefined;
  /** What the new purpose's id will be. */
  readonly id: string;
  readonly form: {
    readonly titleNb: string;
    readonly titleEn: string;
    readonly basis: string;
    readonly retentionRule: string;
    readonly marketing: string;
    readonly channels: readonly string[];
    readonly forNewContacts: boolean;
  };
  readonly assessment: { readonly interest: string; readonly necessity: string; readonly balance: string };
  readonly wording: { readonly textNb: string; readonly textEn: string; readonly sameMeaning: boolean };
  readonly wordings: readonly Wording[];
  readonly without: number;
  /** Which rule keeps what the purpose promises; undefined for a new one. */
  readonly retention: PurposeRetention | undefined;
  readonly bases: readonly string[];
  readonly retentionRules: readonly string[];
  readonly marketingRules: readonly string[];
  readonly channels: readonly string[];
  readonly refused: PurposeForm | undefined;
  readonly problems: Readonly<Record<string, string>>;
}
