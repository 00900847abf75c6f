import type { DataProcessingAgreement } from '../../domain/privacy/data-processing-agreement.ts';
import type { PolicyPage } from '../../domain/privacy/policy.ts';

declare module '../visit.ts' {
  interface Views {
    'policy/show': { readonly policy: PolicyPage };
    'policy/agreement': { readonly agreement: DataProcessingAgreement };
  }
}
