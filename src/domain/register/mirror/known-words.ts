import { inPlatform, platformRead, sql } from '../../tenancy.ts';

/** A word of the mirror's names and places. */
export interface KnownWord {
  readonly word: string;
  /** How many units have it, about. */
  readonly units: number;
  /** How much it is spelt like what was written, of 1. */
  readonly likeness: number;
}

/** A word as somebody wrote it, and the words of the mirror that may be meant by it. */
export interface WrittenWord {
  readonly written: string;
  readonly meant: readonly KnownWord[];
}

/** The shortest word that is taken for a misspelt one. */
export const SHORTEST_MISSPELT = 4;

/** How alike a misspelt word is at least, of 1. Two letters that have changed places leave a word of eleven at 0.5. */
const ALIKE = 0.45;

/** A beginning of more words than this is no way to find units by, unless there is no other. */
const MOST_BEGINNING = 50;
const MOST_ALIKE = 20;

/** Beginnings as short as this fit thousands of words, and are only looked up when nothing longer was written. */
const TOO_SHORT = 2;

const beginning = `
  select written.word as written, known.word, known.units, 1 as likeness
    from unnest($1::text[]) written (word),
      lateral (select word, units from register_words
                where word >= written.word and word < written.word || '\u{10FFFF}'
                order by units desc limit ${MOST_BEGINNING + 1}) known`;

const alike = `
  select written.word as written, known.word, known.units, known.likeness
    from unnest($1::text[]) written (word),
      lateral (select word, units, word_similarity(written.word, word) as likeness from register_words
                where written.word <% word
                order by likeness desc, units desc limit ${MOST_ALIKE}) known`;

type Row = KnownWord & { readonly written: string };

/** For each written word that is long enough to say something, the words of the mirror that begin so, the most usual first. */
export async function wordsBeginning(words: readonly string[]): Promise<WrittenWord[]> {
  const long = words.filter((word) => word.length > TOO_SHORT);
  const written = long.length > 0 ? long : words;
  return grouped(written, await platformRead<Row>(beginning, [written]));
}

/** For each written word, the words of the mirror that are spelt most like it, the likest first. */
export const wordsAlike = (words: readonly string[]): Promise<WrittenWord[]> =>
  inPlatform(async () => {
    // The index knows how alike is enough from a setting, which holds for this one transaction.
    const [, rows] = await Promise.all([
      sql(`set local pg_trgm.word_similarity_threshold = ${ALIKE}`),
      sql<Row>(alike, [words]),
    ]);
    return grouped(words, rows);
  });

const grouped = (words: readonly string[], rows: readonly Row[]): WrittenWord[] =>
  words.map((written) => ({ written, meant: rows.filter((row) => row.written === written) }));

/**
 * The written word by which the rarest units are found. Of beginnings of very many words, which say little, the longest.
 * @throws RangeError without any word
 */
export function rarest(words: readonly WrittenWord[]): WrittenWord {
  const telling = words.filter(({ meant }) => meant.length <= MOST_BEGINNING);
  const first =
    telling.toSorted((one, other) => units(one) - units(other))[0] ??
    words.toSorted((one, other) => other.written.length - one.written.length)[0];
  if (first === undefined) throw new RangeError('A search has at least one word');
  return first;
}

const units = ({ meant }: WrittenWord): number => meant.reduce((sum, word) => sum + word.units, 0);
