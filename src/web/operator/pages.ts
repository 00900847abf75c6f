import type { OperationsOverview } from '../../domain/operations/overview.ts';
import type { LegalEntityProblem } from '../../domain/privacy/legal-entity.ts';

declare module '../visit.ts' {
  interface Views {
    'operator/show': OperatorPage;
  }
}

export interface OperatorPage extends OperationsOverview {
  /** When the figures were read, which ages are counted from. */
  readonly readAt: Date;
  readonly legalEntityProblems: readonly LegalEntityProblem[];
}
