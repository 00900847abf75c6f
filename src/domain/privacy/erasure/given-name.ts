import { literal } from './as-written.ts';
import type { Traces } from './traces.ts';

/** Given names that are words of every day too: they are names only where they begin with a capital letter. */
const everyday: ReadonlySet<string> = new Set(
  `are art ask bill bjørk bjørn dag dina even faith falk frank fred frøy gard grace grant gro guy hauk helga hope joy jul june lind liv mai
   mark max may mild mina odd ørn pat per ray rein rob roar rose siv signe sol stein sten stig storm sue tea tom tone ull ulv unn vår will`
    .split(/\s+/)
    .filter((one) => one !== ''),
);

const NAME_SHORTEST = 2;

/** A given name alone, as it may stand in a text. */
export interface GivenNamePatterns {
  /** For PostgreSQL, with the operator `~`; it finds more than JavaScript’s, which has the last word. */
  readonly sql: readonly string[];
  /** For JavaScript with `iu`. */
  readonly js: string;
}

/**
 * How a text may name somebody by their given name alone: the whole of it, or one of its names, and no other one that it is a part of
 * (`Anne-Kari`), nor somebody of another family (`Kari Holm`). Undefined when they have none.
 */
export function givenNamePatterns({ givenName }: Pick<Traces, 'givenName'>): GivenNamePatterns | undefined {
  const names = [...new Set([givenName.trim(), ...givenName.split(/[\s-]+/)])]
    .filter((name) => name.length >= NAME_SHORTEST)
    .toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return undefined;
  const isWord = (name: string): boolean => name.length === NAME_SHORTEST || everyday.has(name.toLowerCase());
  const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}`;
  const spelled = (name: string): string => [capital(name), name.toUpperCase()].map(literal).join('|');
  const [words, others] = [names.filter(isWord), names.filter((name) => !isWord(name))];
  const any = [...others.map(literal), ...words.map((name) => `(?-i:${spelled(name)})`)];
  return {
    sql: [
      ...(others.length > 0 ? [`(?i)\\m(${others.map(literal).join('|')})s?\\M`] : []),
      ...(words.length > 0 ? [`\\m(${words.map(spelled).join('|')})(s|S)?\\M`] : []),
    ],
    js: `(?<![\\p{L}\\p{N}]|\\p{L}-)(?:${any.join('|')})s?(?![\\p{L}\\p{N}])${notOfAnother}`,
  };
}

/** Not followed on its line by a name that begins as names do: neither `Kari Holm` nor `Kari-Anne`. */
const notOfAnother = String.raw`(?!(?:[ \u00A0\u202F]+|-)(?-i:\p{Lu}\p{Ll}))`;
