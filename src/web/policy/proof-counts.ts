import type { PolicyWording } from '../../domain/privacy/policy/built-policy.ts';
import type { PolicyLanguage } from '../../domain/privacy/policy-text.ts';
import { proofStates, type ProofState, type SentenceProof } from '../../domain/privacy/proof/proof-states.ts';
import type { ShownPolicy } from './pages.ts';
import { policyNow } from './policy-now.ts';

/** How many sentences of the policy stand where. */
export type ProofCounts = Readonly<Record<ProofState, number>>;

const sentencesOf = (policy: PolicyWording): string[] =>
  policy.sections.flatMap(({ sentences }) => sentences.map(({ id }) => id));

/** How many of them stand where. */
export function countStates(states: readonly SentenceProof[]): ProofCounts {
  const counts = { proven: 0, failed: 0, unconfirmed: 0, earlier: 0, unproven: 0 };
  for (const { state } of states) counts[state] += 1;
  return counts;
}

/** How the policy as everybody reads it now is proved. */
export async function proofCounts(language: PolicyLanguage): Promise<ProofCounts> {
  return countStates(await statesOf(await policyNow(language)));
}

/** Where each sentence of the policy as it is shown stands. */
export const statesOf = ({ policy, since }: Pick<ShownPolicy, 'policy' | 'since'>): Promise<SentenceProof[]> =>
  proofStates(sentencesOf(policy), 'shipped-too', new Set(since.removed.map(({ id }) => id)));
