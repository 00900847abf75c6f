import { platformRead } from '../../tenancy.ts';
import { oneMistakeFrom } from './misspelt.ts';

/** A word as somebody wrote it, and the words of the mirror that may be meant by it. */
export interface WrittenWord {
  readonly written: string;
  readonly meant: readonly string[];
  /** How many units have one of them, about. */
  readonly units: number;
}

/** The shortest word that is taken for a misspelt one. */
export const SHORTEST_MISSPELT = 4;

/** A beginning of more words than this is no way to find units by, unless there is no other. */
const MOST_BEGINNING = 500;

/** Of what a word may be misspelt from, how many words are looked for. */
const MOST_MEANT = 50;

/** How many units words may have together of which only the beginning was written, with a mistake: a word that every tenth has is hardly meant. */
const MOST_UNITS_MEANT = 5_000;

const beginning = `
  select beginning.of as written, array_agg(known.word) as meant, sum(known.units)::int as units
    from unnest($1::text[]) beginning (of),
      lateral (select word, units from register_words
                where word >= beginning.of and word < beginning.of || '\u{10FFFF}' limit ${MOST_BEGINNING + 1}) known
   group by beginning.of`;

const mostUsual = `
  select word, units from register_words where word >= $1 and word < $1 || '\u{10FFFF}'
   order by units desc limit ${MOST_MEANT}`;

// Whole words first: who misspells a word has mostly written all of it.
const meantBy = `
  select word, max(units) as units, bool_or(whole) as whole
    from unnest($1::text[]) beginning (of),
      lateral (select word, units, word = beginning.of as whole from register_words
                where word >= beginning.of and word < beginning.of || '\u{10FFFF}'
                order by word limit ${MOST_MEANT}) known
   group by word order by bool_or(whole) desc, max(units) desc limit ${MOST_MEANT}`;

/** For each written word, the words of the mirror that begin so. Of very many, which say little, it has some. */
export async function wordsBeginning(words: readonly string[]): Promise<WrittenWord[]> {
  const found = new Map(
    (await platformRead<WrittenWord>(beginning, [words])).map((word) => [word.written, word] as const),
  );
  return words.map((word) => found.get(word) ?? { written: word, meant: [], units: 0 });
}

/** For each written word, the words of the mirror that begin as it does but for one mistake. */
export const wordsMeantBy = (words: readonly string[]): Promise<WrittenWord[]> =>
  Promise.all(
    words.map(async (written) => {
      const rows = await platformRead<Guess>(meantBy, [oneMistakeFrom(written)]);
      return meaning(written, likelyOf(rows));
    }),
  );

interface KnownWord {
  readonly word: string;
  readonly units: number;
}
type Guess = KnownWord & { readonly whole: boolean };

/** Whole words, and of those that are only begun as many as have not too many units together. */
function likelyOf(guesses: readonly Guess[]): Guess[] {
  let units = 0;
  return guesses.filter((guess) => {
    if (guess.whole) return true;
    if (units + guess.units > MOST_UNITS_MEANT) return false;
    units += guess.units;
    return true;
  });
}

const meaning = (written: string, words: readonly KnownWord[]): WrittenWord => ({
  written,
  meant: words.map(({ word }) => word),
  units: words.reduce((sum, { units }) => sum + units, 0),
});

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
  return written.map((word) => meaning(word, meanings.get(word) ?? []));
}

type Meaning = KnownWord & { readonly written: string };

/**
 * The words that say something, the one by which the fewest units are found first. Where each begins very many words, the
 * longest of them, with the most usual words that begin so.
 */
export async function telling(words: readonly WrittenWord[]): Promise<WrittenWord[]> {
  const some = words.filter(({ meant }) => meant.length <= MOST_BEGINNING).toSorted(byUnits);
  const [longest] = words.toSorted((one, other) => other.written.length - one.written.length);
  if (some.length > 0 || longest === undefined) return some;
  return [meaning(longest.written, await platformRead<KnownWord>(mostUsual, [longest.written]))];
}

/** The written word by which the fewest units are found. */
export const rarest = (words: readonly WrittenWord[]): WrittenWord | undefined => words.toSorted(byUnits)[0];

const byUnits = (one: WrittenWord, other: WrittenWord): number => one.units - other.units;
