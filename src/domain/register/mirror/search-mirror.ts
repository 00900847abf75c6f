import { platformRead } from '../../tenancy.ts';
import { foldName } from '../fold-name.ts';
import type { RegisterStatus } from '../status.ts';
import { SHORTEST_MISSPELT, telling, wordsBeginning, wordsMeantBy, type WrittenWord } from './known-words.ts';
import { beginningsOf, prominences } from './mirror-row.ts';

/** A unit that a search of the mirror found. */
export interface MirrorHit {
  readonly organisationNumber: string;
  readonly kind: 'main' | 'sub';
  /** Null for a unit whose name is a person's, found by its number. */
  readonly name: string | null;
  readonly legalForm: string;
  readonly place: string | null;
  readonly status: RegisterStatus | null;
}

/** What is searched for, and among which units. */
export interface MirrorSearch {
  /** Number of a municipality, such as `0301`. */
  readonly municipality?: string | undefined;
  /** Code of a legal form, such as `AS`. */
  readonly legalForm?: string | undefined;
  readonly limit: number;
}

/** How many units with all the words are looked at: words that so many have say too little to find the best by. */
const LOOKED_AT = 500;

const SHORTEST_WORD = 2;

/** More words than this find nothing more. */
const MOST_WORDS = 6;

const columns = `organisation_number as "organisationNumber", kind, name, legal_form as "legalForm", place, status`;
const among = `($1::text is null or municipality = $1) and ($2::text is null or legal_form = $2) and kind = 'main'`;

const byNumber = `
  select ${columns} from register_units
   where organisation_number >= $3 and organisation_number < $4 and kind <> 'gone'
     and ($1::text is null or municipality = $1) and ($2::text is null or legal_form = $2)
   order by organisation_number limit $5`;

// One level of prominence after the other, each by name, until there are enough: no more is read than is answered.
const beginningWith = `
  select ${columns} from unnest(array[${prominences.join(', ')}]::smallint[]) with ordinality level (prominence, place_in_order),
    lateral (select * from register_units u
              where u.prominence = level.prominence and u.search_text >= $3 and u.search_text < $4 and ${among}
              order by u.search_text limit $5) unit
   order by level.place_in_order limit $5`;

const named = `
  select ${columns} from unnest($3::text[]) wanted (beginning),
    unnest(array[${prominences.join(', ')}]::smallint[]) level (prominence),
    lateral (select * from register_units u
              where u.prominence = level.prominence and u.search_text >= wanted.beginning
                and u.search_text < wanted.beginning || '~' and ${among}
              order by u.search_text limit $4) unit
   order by unit.prominence desc, unit.search_text limit $4`;

// By the words of the mirror that the fewest units have; the others are looked for in what that finds. A step of its own, that
// is read no further than needed: with the limit in sight the planner takes all units in their order for the shorter way.
const withWords = (others: number): string => `
  with named as materialized (
    select * from register_units
     where string_to_array(search_text, ' ') && $3::text[] and kind = 'main' and search_text is not null
       ${Array.from({ length: others }, (_, at) => `and string_to_array(search_text, ' ') && $${at + 6}::text[]`).join(' ')}),
  found as materialized (
    select ${columns}, prominence, search_text from named
     where search_text like all ($4::text[]) and ${among} limit ${LOOKED_AT})
  select "organisationNumber", kind, name, "legalForm", place, status from found
   order by prominence desc, search_text limit $5`;

/**
 * Live main units of the mirror that fit what was written, best first: the name, names that begin so, those that have all
 * the words (as beginnings of words, of its place too, in any order), and, when there are none, those that are spelt alike.
 * Among equals larger ones come first and those in trouble last. Digits are the beginning of a number.
 *
 * Says nothing of sole proprietorships by name: the mirror has none of theirs.
 */
export async function searchMirror(text: string, search: MirrorSearch): Promise<MirrorHit[]> {
  const { limit } = search;
  const only = onlyIn(search);
  const digits = text.replace(/[\s.\u00A0]/g, '');
  if (/^\d{3,9}$/.test(digits)) return platformRead<MirrorHit>(byNumber, [...only, digits, `${digits}~`, limit]);
  const folded = foldName(text);
  const words = folded
    .split(' ')
    .filter((word) => word.length >= SHORTEST_WORD)
    .slice(0, MOST_WORDS);
  if (words.length === 0) return [];

  const found = new Map<string, MirrorHit>();
  const add = (hits: readonly MirrorHit[]): boolean => {
    for (const hit of hits) if (!found.has(hit.organisationNumber)) found.set(hit.organisationNumber, hit);
    return found.size >= limit;
  };
  const [exact, prefixed] = await Promise.all([
    platformRead<MirrorHit>(named, [...only, beginningsOf(folded), limit]),
    platformRead<MirrorHit>(beginningWith, [...only, ` ${folded}`, ` ${folded}\u{10FFFF}`, limit]),
  ]);
  add(exact);
  if (add(prefixed)) return [...found.values()].slice(0, limit);
  const beginning = await wordsBeginning(words);
  const unknown = beginning.filter(({ meant }) => meant.length === 0).map(({ written }) => written);
  if (unknown.length === 0) {
    add(await unitsWith(beginning, words, search));
  } else if (found.size === 0 && unknown.every((word) => word.length >= SHORTEST_MISSPELT)) {
    const guessed = await wordsMeantBy(unknown);
    const known = beginning.filter(({ meant }) => meant.length > 0);
    const begun = words.filter((word) => !unknown.includes(word));
    if (guessed.every(({ meant }) => meant.length > 0)) add(await unitsWith([...guessed, ...known], begun, search));
  }
  return [...found.values()].slice(0, limit);
}

/** Units with one word of each of these that say something, and with words that begin as the others do. */
async function unitsWith(
  each: readonly WrittenWord[],
  begin: readonly string[],
  search: MirrorSearch,
): Promise<MirrorHit[]> {
  const [words = [], ...others] = (await telling(each)).map(({ meant }) => meant);
  const patterns = begin.map((word) => `% ${word}%`);
  return platformRead<MirrorHit>(withWords(others.length), [
    ...onlyIn(search),
    words,
    patterns,
    search.limit,
    ...others,
  ]);
}

const onlyIn = ({ municipality, legalForm }: MirrorSearch): (string | null)[] => [
  municipality ?? null,
  legalForm ?? null,
];
