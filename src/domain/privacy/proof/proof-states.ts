import { confirmations, type Confirmation, type ConfirmedFact } from '../policy/confirmations.ts';
import { isRunOf, proofsOf, type ProvingTest } from './proving-tests.ts';
import { readProof, type Believed, type FoundProof } from './proof-result.ts';

/**
 * `proven`: every test passed, and what a person must confirm is confirmed. `earlier`: so it was when they were last run, and the
 * program has been changed since. `unproven`: nobody has run them.
 */
export type ProofState = 'proven' | 'failed' | 'unconfirmed' | 'earlier' | 'unproven';

/** How a test went: on this program; `earlier` where it passed on one before; `unproven` where it was not run. */
type Outcome = 'passed' | 'failed' | 'earlier' | 'unproven';

/** Where one sentence stands. */
export interface SentenceProof {
  readonly id: string;
  readonly state: ProofState;
  /** It stands in an edition, and the program and its registers say otherwise by now: whatever its tests prove, it is not this. */
  readonly outdated: boolean;
  /** The tests that prove it, each with how it went. */
  readonly tests: readonly (ProvingTest & { readonly outcome: Outcome })[];
}

/** Sentences that are true only once a person has said so, beside their tests. */
const confirmedBy: Readonly<Record<string, ConfirmedFact>> = {
  'contact-2': 'organisationNumber',
  'added-officer-none': 'officer',
};

/** The sentences that nobody has confirmed, of those that only a person can. */
export const unconfirmedSentences = (confirmed: ReadonlySet<ConfirmedFact>): string[] =>
  Object.entries(confirmedBy).flatMap(([id, fact]) => (confirmed.has(fact) ? [] : [id]));

/**
 * Where each sentence stands, by the last run of `npm run proof`: on this very program, else on the one before it.
 * @param outdated the ids of those that the program would not write any more
 */
export async function proofStates(
  ids: readonly string[],
  believed: Believed,
  outdated: ReadonlySet<string> = new Set(),
): Promise<SentenceProof[]> {
  const [result, confirmed] = await Promise.all([readProof(believed), confirmations()]);
  return ids.map((id) => stateOf(id, result, confirmed, outdated.has(id)));
}

/** Where one sentence stands, by a result and what was confirmed. */
export function stateOf(
  id: string,
  result: FoundProof | undefined,
  confirmed: readonly Pick<Confirmation, 'fact' | 'confirmed'>[],
  outdated = false,
): SentenceProof {
  const tests = proofsOf(id).map((test) => ({ ...test, outcome: outcomeOf(test, result) }));
  return { id, tests, outdated, state: outdated ? 'failed' : judged(id, tests, confirmed) };
}

function judged(
  id: string,
  tests: SentenceProof['tests'],
  confirmed: readonly Pick<Confirmation, 'fact' | 'confirmed'>[],
): ProofState {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'failed';
  const fact = confirmedBy[id];
  if (fact && !confirmed.some((one) => one.fact === fact && one.confirmed)) return 'unconfirmed';
  if (tests.length === 0) return 'unproven';
  if (tests.every(({ outcome }) => outcome === 'passed')) return 'proven';
  return tests.every(({ outcome }) => outcome === 'passed' || outcome === 'earlier') ? 'earlier' : 'unproven';
}

/** A test whose title is made in a loop is several: all must have passed. One that was left out has proved nothing. */
function outcomeOf(test: ProvingTest, found: FoundProof | undefined): Outcome {
  const ran = found?.result.tests.filter((one) => isRunOf(test, one)) ?? [];
  const passed = ran.length > 0 && ran.every(({ outcome }) => outcome === 'passed');
  if (!found?.ofThisProgram) return passed ? 'earlier' : 'unproven';
  if (ran.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return passed ? 'passed' : 'unproven';
}
