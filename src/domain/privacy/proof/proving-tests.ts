import { addedSentences } from './added-sentences.ts';
import { publishedSentences } from './published-sentences.ts';

/** A test that proves something: its file, and words that its title holds (all of them, where it is not made in a loop). */
export interface ProvingTest {
  readonly file: string;
  readonly title: string;
}

/**
 * Which tests prove which sentence of the policy. A sentence without one cannot be published (I12), and a test that is not
 * there fails test/domain/privacy/proof/proving-tests.test.ts. An id that ends in a star is every sentence that begins so.
 */
export const provingTests: Readonly<Record<string, readonly ProvingTest[]>> = {
  ...publishedSentences,
  ...addedSentences,
};

/** The tests that prove a sentence: its own, else those of the longest beginning that it shares. None when nothing does. */
export function proofsOf(id: string): readonly ProvingTest[] {
  const own = provingTests[id];
  if (own) return own;
  const beginnings = Object.keys(provingTests)
    .filter((key) => key.endsWith('*') && id.startsWith(key.slice(0, -1)))
    .toSorted((a, b) => b.length - a.length);
  return beginnings[0] === undefined ? [] : (provingTests[beginnings[0]] ?? []);
}

const everyProof = Object.values(provingTests).flat();

/** Whether a test that was run, by its file and its whole title, is one of those that prove a sentence. */
export const isProof = (ran: { readonly file: string; readonly title: string }): boolean =>
  everyProof.some((test) => isRunOf(test, ran));

/** Whether a test that was run is this one, or one of the several that a title made in a loop stands for. */
export const isRunOf = (test: ProvingTest, ran: { readonly file: string; readonly title: string }): boolean =>
  ran.file === test.file && ran.title.includes(test.title);

/** Those that prove a sentence and have not all passed, of these. */
export const unproven = (
  tests: readonly { readonly file: string; readonly title: string; readonly outcome: string }[],
): ProvingTest[] =>
  everyProof.filter((test) => {
    const runs = tests.filter((ran) => isRunOf(test, ran));
    return runs.length === 0 || runs.some(({ outcome }) => outcome !== 'passed');
  });
