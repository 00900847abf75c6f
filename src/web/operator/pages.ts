import type { OperationsOverview } from '../../domain/operations/overview.ts';
import type { StoredRefusal } from '../../domain/outbound/refusals.ts';
import type { LegalEntityProblem } from '../../domain/privacy/legal-entity.ts';

declare module '../visit.ts' {
  interface Views {
    'operator/show': OperatorPage;
  }
}

/** With what went wrong in words. */
type Worded<Failing> = Failing & { readonly failureWords: string };

export interface OperatorPage extends OperationsOverview {
  readonly deadLetters: readonly Worded<OperationsOverview['deadLetters'][number]>[];
  readonly mirrors: readonly Worded<OperationsOverview['mirrors'][number]>[];
  readonly registerFeed: OperationsOverview['registerFeed'] & {
    readonly series: readonly Worded<OperationsOverview['registerFeed']['series'][number]>[];
  };
  readonly queues: readonly (OperationsOverview['queues'][number] & { readonly words: string })[];
  readonly stripeEvents: readonly (OperationsOverview['stripeEvents'][number] & { readonly outcomeWords: string })[];
  /** When the figures were read, which ages are counted from. */
  readonly readAt: Date;
  /** Calls to hosts that the register of sub-processors does not have in use. */
  readonly refusals: readonly StoredRefusal[];
  readonly legalEntityProblems: readonly LegalEntityProblem[];
}
