import { platformRead } from '../../tenancy.ts';
import { foldName } from '../fold-name.ts';
import { nameForms } from '../rank-by-name.ts';
import type { RegisterStatus } from '../status.ts';
import { rarest, SHORTEST_MISSPELT, wordsAlike, wordsBeginning } from './known-words.ts';
import { LEAST_PROMINENT, MOST_PROMINENT, PLACE_MARK } from './mirror-row.ts';

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
const among = `($1::text is null or municipality = $1) and ($2::text is null or legal_form = $2) and kind = 'main' and search_text is not null`;
const levels = Array.from({ length: MOST_PROMINENT - LEAST_PROMINENT + 1 }, (_, at) => MOST_PROMINENT - at);

const byNumber = `
  select ${columns} from register_units
   where organisation_number >= $3 and organisation_number < $4 and kind <> 'gone'
     and ($1::text is null or municipality = $1) and ($2::text is null or legal_form = $2)
   order by organisation_number limit $5`;

// One level of prominence after the other, each by name, until there are enough: no more is read than is answered.
const beginningWith = `
  select ${columns} from unnest(array[${levels.join(', ')}]::smallint[]) with ordinality level (prominence, place_in_order),
    lateral (select * from register_units u
              where u.prominence = level.prominence and u.search_text >= $3 and u.search_text < $4 and ${among}
              order by u.search_text limit $5) unit
   order by level.place_in_order limit $5`;

const named = `
  select ${columns} from unnest($3::text[]) wanted (beginning),
    unnest(array[${levels.join(', ')}]::smallint[]) level (prominence),
    lateral (select * from register_units u
              where u.prominence = level.prominence and u.search_text >= wanted.beginning
                and u.search_text < wanted.beginning || '~' and ${among}
              order by u.search_text limit $4) unit
   order by unit.prominence desc, unit.search_text limit $4`;

// By the words of the mirror that rarest units have; the others are looked for in what that finds.
const withWords = `
  with found as materialized (
    select ${columns}, prominence, search_text from register_units
     where string_to_array(search_text, ' ') && $3::text[] and search_text like all ($4::text[]) and ${among}
     limit ${LOOKED_AT})
  select "organisationNumber", kind, name, "legalForm", place, status from found
   order by prominence desc, search_text limit $5`;

const alike = (others: number): string => `
  with found as materialized (
    select ${columns}, prominence, search_text from register_units
     where string_to_array(search_text, ' ') && $3::text[] and search_text like all ($4::text[]) and ${among}
       ${Array.from({ length: others }, (_, at) => `and string_to_array(search_text, ' ') && $${at + 7}::text[]`).join(' ')}
     limit ${LOOKED_AT})
  select "organisationNumber", kind, name, "legalForm", place, status from found,
    lateral (select max(likeness) as likeness from unnest($3::text[], $5::real[]) meant (word, likeness)
              where found.search_text || ' ' like '% ' || meant.word || ' %') best
   order by best.likeness desc, prominence desc, search_text limit $6`;

/**
 * Live main units of the mirror that fit what was written, best first: the name, names that begin so, those that have all
 * the words (as beginnings of words, of its place too, in any order), and, when there are none, those that are spelt alike.
 * Among equals larger ones come first and those in trouble last. Digits are the beginning of a number.
 *
 * Says nothing of sole proprietorships by name: the mirror has none of theirs.
 */
export async function searchMirror(text: string, search: MirrorSearch): Promise<MirrorHit[]> {
  const { limit } = search;
  const only = [search.municipality ?? null, search.legalForm ?? null];
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
  const names = ['', ...nameForms.map((form) => ` ${form}`)].map((form) => ` ${folded}${form} ${PLACE_MARK}`);
  const [exact, prefixed] = await Promise.all([
    platformRead<MirrorHit>(named, [...only, names, limit]),
    platformRead<MirrorHit>(beginningWith, [...only, ` ${folded}`, ` ${folded}\u{10FFFF}`, limit]),
  ]);
  add(exact);
  if (add(prefixed)) return [...found.values()].slice(0, limit);
  const fitting = await wordsBeginning(words);
  const unknown = fitting.filter(({ meant }) => meant.length === 0);
  if (unknown.length === 0) {
    const { meant } = rarest(fitting);
    const patterns = words.map((word) => `% ${word}%`);
    add(await platformRead<MirrorHit>(withWords, [...only, meant.map(({ word }) => word), patterns, limit]));
  } else if (found.size === 0 && unknown.every(({ written }) => written.length >= SHORTEST_MISSPELT)) {
    add(
      await spelt(
        unknown.map(({ written }) => written),
        words,
        [only, limit],
      ),
    );
  }
  return [...found.values()].slice(0, limit);
}

/** Units with words that are spelt like the unknown ones, and with all others of those written. */
async function spelt(
  unknown: readonly string[],
  written: readonly string[],
  [only, limit]: readonly [only: readonly unknown[], limit: number],
): Promise<MirrorHit[]> {
  const guessed = await wordsAlike(unknown);
  if (guessed.some(({ meant }) => meant.length === 0)) return [];
  const first = rarest(guessed);
  const patterns = written.filter((word) => !unknown.includes(word)).map((word) => `% ${word}%`);
  const others = guessed.filter((one) => one !== first).map(({ meant }) => meant.map(({ word }) => word));
  const [words, likeness] = [first.meant.map(({ word }) => word), first.meant.map((one) => one.likeness)];
  return platformRead<MirrorHit>(alike(others.length), [...only, words, patterns, likeness, limit, ...others]);
}
