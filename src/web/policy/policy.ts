import { outside } from '../../domain/outside.ts';
import { dataProcessingAgreement } from '../../domain/privacy/data-processing-agreement.ts';
import { policyPage } from '../../domain/privacy/policy.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the privacy policy, with the configured legal entity's details as they are. */
export function show(visit: Visit): Answer {
  const policy = policyPage(visit.language, outside().legalEntity);
  return publicPage('policy/show', policy.title, { policy });
}

/** GET: the data processing agreement a tenant accepts. */
export function agreement(visit: Visit): Answer {
  const text = dataProcessingAgreement(visit.language, outside().legalEntity);
  return publicPage('policy/agreement', text.title, { agreement: text });
}
