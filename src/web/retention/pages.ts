import type { DueContact, DueCount } from '../../domain/privacy/retention/due-contacts.ts';
import type { RetentionRule } from '../../domain/privacy/retention/general-rule.ts';
import type { LeftAlone } from '../../domain/privacy/retention/left-alone.ts';
import type { OtherRule, RulePreview } from '../../domain/privacy/retention/other-rules.ts';
import type { DeskPage } from '../privacy/pages.ts';
import type { RetentionRun } from '../../domain/privacy/retention/runs.ts';

// What the pages of retention get to show. Problems are worded already.
declare module '../visit.ts' {
  interface Views {
    'retention/show': RetentionPage;
    'retention/dry-run': DryRunPage;
    'retention/other-rule': OtherRulePage;
    'retention/run': RetentionRunPage;
    'retention/_run': RetentionRunPage;
  }
}

export interface RetentionPage extends DeskPage {
  readonly rule: RetentionRule | undefined;
  /** How many the rule would anonymise now; undefined without a rule. */
  readonly due: DueCount | undefined;
  readonly runs: readonly WordedRun[];
  /** The months in the form: as typed, or the rule's, or the suggestion. */
  readonly typed: string;
  /** What the program proposes, in months. */
  readonly suggested: number;
  readonly problem: string | undefined;
  readonly other: OtherRulesSection;
  /** Why a run could not be started. */
  readonly refused: string | undefined;
}

/** The rules beside the one for all contacts, as sentences, and a form for one more. */
export interface OtherRulesSection {
  readonly rules: readonly {
    readonly id: string;
    readonly text: string;
    readonly enabled: boolean;
    readonly understood: boolean;
  }[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What was chosen and typed. */
  readonly about: string;
  readonly typed: string;
  readonly problem: string | undefined;
}

export interface OtherRulePage {
  readonly rule: OtherRule;
  readonly text: string;
  /** Undefined for a rule that the program does not understand. */
  readonly preview: RulePreview | undefined;
  readonly seenOn: string;
  readonly problem: string | undefined;
}

export interface DryRunPage {
  readonly rule: RetentionRule;
  readonly due: DueCount;
  /** How many more would be due, and are left alone. */
  readonly leftAlone: LeftAlone;
  readonly contacts: readonly DueContact[];
  /** How many days ahead it looks; undefined for today, which alone can be approved. */
  readonly within: number | undefined;
  readonly choices: readonly { readonly days: number | undefined; readonly href: string }[];
  /** Addresses of the neighbouring pages. */
  readonly first: string | undefined;
  /** The day of the page, which the form sends back. */
  readonly seenOn: string;
  readonly next: string | undefined;
  readonly problem: string | undefined;
}

export interface RetentionRunPage {
  readonly run: WordedRun;
}

/** A run, and the rule it followed as a sentence. */
export type WordedRun = RetentionRun & { readonly text: string };
