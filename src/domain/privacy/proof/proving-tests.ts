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
