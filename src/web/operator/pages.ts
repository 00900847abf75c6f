import type { OperationsOverview } from '../../domain/operations/overview.ts';
import type { StoredRefusal } from '../../domain/outbound/refusals.ts';
import type { LegalEntityProblem } from '../../domain/privacy/legal-entity.ts';

declare module '../visit.ts' {
  interface Views {
    'operator/show': OperatorPage;
  }
}

export interface OperatorPage extends OperationsOverview {
  readonly queues: readonly (OperationsOverview['queues'][number] & { readonly words: string })[];
  readonly stripeEvents: readonly (OperationsOverview['stripeEvents'][number] & { readonly outcomeWords: string })[];
  /** When the figures were read, which ages are counted from. */
  readonly readAt: Date;
  /** Calls to hosts that the register of sub-processors does not have in use. */
  readonly refusals: readonly StoredRefusal[];
  readonly legalEntityProblems: readonly LegalEntityProblem[];
}
