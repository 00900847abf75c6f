import type { AgreementEdition } from '../../domain/privacy/agreement/editions.ts';
import type { Difference } from '../../domain/privacy/difference.ts';
import type { PolicyWording } from '../../domain/privacy/policy/built-policy.ts';
import type { ConfirmedFact } from '../../domain/privacy/policy/confirmations.ts';
import type { Obstacle } from '../../domain/privacy/policy/publish-policy.ts';
import type { MeasuredRequests } from '../../domain/privacy/requests/measured.ts';
import type { ProofState, SentenceProof } from '../../domain/privacy/proof/proof-states.ts';

declare module '../visit.ts' {
  interface Views {
    'policy/show': ShownPolicy;
    'policy/editions': EditionsPage;
    'policy/proof': ProofPage;
    'policy/operator': OperatorPolicyPage;
    'policy/agreement': { readonly agreement: AgreementEdition };
  }
}

/** The policy as everybody reads it. Days are `YYYY-MM-DD`. */
export interface ShownPolicy {
  readonly policy: PolicyWording;
  readonly hash: string;
  /** The day the published part was written. */
  readonly version: string;
  /** The edition in force; undefined while none has been published. */
  readonly edition: { readonly number: number; readonly effectiveOn: string } | undefined;
  /** One that is published and not in force yet. */
  readonly coming: { readonly number: number; readonly effectiveOn: string } | undefined;
  /** What the program and its registers say otherwise by now than the edition in force. */
  readonly since: Difference;
  /** The ids of sentences that only a person can confirm, and nobody has. */
  readonly unconfirmed: readonly string[];
}

export interface ShownEdition extends Difference {
  readonly number: number;
  readonly hash: string;
  readonly effectiveOn: string;
  readonly publishedAt: Date;
  readonly state: 'coming' | 'inForce' | 'past';
}

export interface EditionsPage {
  readonly editions: readonly ShownEdition[];
}

export interface ProvenSentence extends SentenceProof {
  readonly text: string;
}

export interface ProofPage {
  readonly sections: readonly { readonly heading: string; readonly sentences: readonly ProvenSentence[] }[];
  readonly counts: Readonly<Record<ProofState, number>>;
  /** When the tests were last run; undefined when they never were. */
  readonly provedAt: Date | undefined;
  /** They were run on an earlier program than the one that runs here. */
  readonly earlier: boolean;
  /** The commit it was proved at, where that is known. */
  readonly commit: string;
  /** How OnNet answered the requests of those it is controller for, in the last twelve whole months. */
  readonly measured: MeasuredRequests;
}

export interface ShownConfirmation {
  readonly fact: ConfirmedFact;
  /** As it is confirmed: the Norwegian text where it is one. */
  readonly value: string;
  /** As it is read: what is stated in the reader's language, and the number in groups. */
  readonly shown: string;
  readonly confirmedAt: Date | undefined;
  /** A name; empty when nobody with an account did. */
  readonly confirmedBy: string;
  /** Whether it may be confirmed as it is. */
  readonly possible: boolean;
}

export interface OperatorPolicyPage {
  readonly obstacles: readonly Obstacle[];
  readonly confirmations: readonly ShownConfirmation[];
  readonly editions: readonly ShownEdition[];
  readonly draft: Difference & { readonly hashes: readonly string[]; readonly same: boolean };
  readonly noticeDays: number;
  /** Nothing is published yet: nobody is told of the first edition. */
  readonly first: boolean;
  readonly effectiveOn: string;
  /** What was refused, worded. */
  readonly problems: Readonly<Record<string, string>>;
}
