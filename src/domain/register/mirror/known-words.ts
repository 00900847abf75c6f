import { platformRead } from '../../tenancy.ts';
import { oneMistakeFrom } from './misspelt.ts';

/** A word of the mirror's names and places. */
export interface KnownWord {
  readonly word: string;
  /** How many units have it, about. */
  readonly units: number;
}

/** A word as somebody wrote it, and the words of the mirror that may be meant by it. */
export interface WrittenWord {
  readonly written: string;
  readonly meant: readonly KnownWord[];
}

/** The shortest word that is taken for a misspelt one. */
export const SHORTEST_MISSPELT = 4;

/** A beginning of more words than this is no way to find units by, unless there is no other. */
const MOST_BEGINNING = 50;

/** Beginnings as short as this fit thousands of words, and are only looked up when nothing longer was written. */
const TOO_SHORT = 2;

const beginning = `
  select beginning.of as written, known.word, known.units
    from unnest($1::text[]) beginning (of),
      lateral (select word, units from register_words
                where word >= beginning.of and word < beginning.of || '\u{10FFFF}'
                order by units desc limit ${MOST_BEGINNING + 1}) known`;

// Whole words first: who misspells a word has mostly written all of it.
const meantBy = `
  select word, max(units) as units
    from unnest($1::text[]) beginning (of),
      lateral (select word, units, word = beginning.of as whole from register_words
                where word >= beginning.of and word < beginning.of || '\u{10FFFF}'
                order by word limit ${MOST_BEGINNING}) known
   group by word order by bool_or(whole) desc, max(units) desc limit ${MOST_BEGINNING}`;

/** For each written word that is long enough to say something, the words of the mirror that begin so, the most usual first. */
export async function wordsBeginning(words: readonly string[]): Promise<WrittenWord[]> {
  const long = words.filter((word) => word.length > TOO_SHORT);
  const written = long.length > 0 ? long : words;
  const rows = await platformRead<Meaning>(beginning, [written]);
  return written.map((one) => ({ written: one, meant: rows.filter((row) => row.written === one) }));
}

/** For each written word, the words of the mirror that begin as it does but for one mistake. */
export const wordsMeantBy = (words: readonly string[]): Promise<WrittenWord[]> =>
  Promise.all(
    words.map(async (written) => ({
      written,
      meant: await platformRead<KnownWord>(meantBy, [oneMistakeFrom(written)]),
    })),
  );

const known = `select word as written, word, units from register_words where word = any ($1)`;

const oneMistakeAway = `
  select written, word, units
    from unnest($1::text[], $2::text[]) attempt (written, meant) join register_words on word = attempt.meant
   order by units desc`;

/** Written words that are whole: those that the mirror has mean themselves, the others what they are one mistake away from. */
export async function wordsMeant(words: readonly string[]): Promise<WrittenWord[]> {
  const written = [...new Set(words)];
  const own = await platformRead<Meaning>(known, [written]);
  const has = new Set(own.map(({ word }) => word));
  const attempts = written
    .filter((word) => !has.has(word) && word.length >= SHORTEST_MISSPELT)
    .flatMap((word) => oneMistakeFrom(word).map((meant) => [word, meant] as const));
  const guessed =
    attempts.length === 0
      ? []
      : await platformRead<Meaning>(oneMistakeAway, [
          attempts.map(([word]) => word),
          attempts.map(([, meant]) => meant),
        ]);
  const meanings = Map.groupBy([...own, ...guessed], (row) => row.written);
  return written.map((word) => ({ written: word, meant: meanings.get(word) ?? [] }));
}

type Meaning = KnownWord & { readonly written: string };

/**
 * The written word by which the fewest units are found. Of beginnings of very many words, which say little, the longest.
 * @throws RangeError without any word
 */
export function rarest(words: readonly WrittenWord[]): WrittenWord {
  const telling = words.filter(({ meant }) => meant.length <= MOST_BEGINNING);
  const first =
    telling.toSorted((one, other) => unitsOf(one) - unitsOf(other))[0] ??
    words.toSorted((one, other) => other.written.length - one.written.length)[0];
  if (first === undefined) throw new RangeError('A search has at least one word');
  return first;
}

/** How many units have one of the words, about. */
export const unitsOf = ({ meant }: WrittenWord): number => meant.reduce((sum, word) => sum + word.units, 0);
