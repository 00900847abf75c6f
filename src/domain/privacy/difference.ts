/** A text of sections and sentences, each sentence known by an id. */
interface Worded<Sentence extends WordedUnit> {
  readonly sections: readonly { readonly sentences: readonly Sentence[] }[];
}

interface WordedUnit {
  readonly id: string;
  readonly text: string;
}

/** What came and what went between two wordings. A sentence that was reworded is in both. */
export interface Difference<Sentence extends WordedUnit = WordedUnit> {
  readonly added: readonly Sentence[];
  readonly removed: readonly Sentence[];
}

/** Every sentence of a wording, in order. */
export const sentencesOf = <Sentence extends WordedUnit>(wording: Worded<Sentence>): Sentence[] =>
  wording.sections.flatMap(({ sentences }) => sentences);

/** Compares two wordings sentence by sentence; everything is added where there was none before. */
export function difference<Sentence extends WordedUnit>(
  before: Worded<Sentence> | undefined,
  after: Worded<Sentence>,
): Difference<Sentence> {
  const was = before ? sentencesOf(before) : [];
  const is = sentencesOf(after);
  const missingFrom = (others: readonly Sentence[]) => (one: Sentence) =>
    !others.some(({ id, text }) => id === one.id && text === one.text);
  return { added: is.filter(missingFrom(was)), removed: was.filter(missingFrom(is)) };
}
