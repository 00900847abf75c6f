import { confirmations, type Confirmation, type ConfirmedFact } from '../policy/confirmations.ts';
import { proofsOf, type ProvingTest } from './proving-tests.ts';
import { programFingerprint, readProof, type ProofResult } from './proof-result.ts';

/** `proven`: every test passed, and what a person must confirm is confirmed. `unproven`: nobody has run them here yet. */
export type ProofState = 'proven' | 'failed' | 'unconfirmed' | 'unproven';

/** Where one sentence stands. */
export interface SentenceProof {
  readonly id: string;
  readonly state: ProofState;
  /** The tests that prove it, each with how it went; `unproven` when it was not run on this program. */
  readonly tests: readonly (ProvingTest & { readonly outcome: 'passed' | 'failed' | 'unproven' })[];
}

/** Sentences that are true only once a person has said so, beside their tests. */
const confirmedBy: Readonly<Record<string, ConfirmedFact>> = {
  'contact-2': 'organisationNumber',
  'added-officer-none': 'officer',
};

/** Where each sentence stands, by the last run of `npm run proof` on this very program. */
export async function proofStates(ids: readonly string[]): Promise<SentenceProof[]> {
  const [result, confirmed] = await Promise.all([readProof(), confirmations()]);
  const valid = result?.fingerprint === programFingerprint() ? result : undefined;
  return ids.map((id) => stateOf(id, valid, confirmed));
}

/** Where one sentence stands, by a result for this program and what was confirmed. */
export function stateOf(
  id: string,
  result: ProofResult | undefined,
  confirmed: readonly Pick<Confirmation, 'fact' | 'confirmed'>[],
): SentenceProof {
  const tests = proofsOf(id).map((test) => ({ ...test, outcome: outcomeOf(test, result) }));
  return { id, tests, state: judged(id, tests, confirmed) };
}

function judged(
  id: string,
  tests: SentenceProof['tests'],
  confirmed: readonly Pick<Confirmation, 'fact' | 'confirmed'>[],
): ProofState {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'failed';
  const fact = confirmedBy[id];
  if (fact && !confirmed.some((one) => one.fact === fact && one.confirmed)) return 'unconfirmed';
  return tests.length > 0 && tests.every(({ outcome }) => outcome === 'passed') ? 'proven' : 'unproven';
}

/** A test whose title is made in a loop is several: all must have passed. One that was left out has proved nothing. */
function outcomeOf(test: ProvingTest, result: ProofResult | undefined): 'passed' | 'failed' | 'unproven' {
  const ran = result?.tests.filter(({ file, title }) => file === test.file && title.includes(test.title)) ?? [];
  if (ran.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return ran.length > 0 && ran.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'unproven';
}
