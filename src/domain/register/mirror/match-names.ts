import { platformRead } from '../../tenancy.ts';
import { foldName } from '../fold-name.ts';
import { withoutForm } from '../rank-by-name.ts';
import type { RegisterStatus } from '../status.ts';
import { rarest, wordsMeant } from './known-words.ts';
import { beginningsOf, prominences } from './mirror-row.ts';

/** A unit whose name is a given one, or like it. */
export interface NamedUnit {
  readonly organisationNumber: string;
  readonly name: string;
  readonly legalForm: string;
  readonly status: RegisterStatus | null;
  readonly postalCode: string | null;
  readonly place: string | null;
  readonly website: string | null;
}

/** How many units with a name are told of; with more than that the name alone says nothing. */
const MOST_NAMED = 5;

/** How alike a name is at least to one that nobody has, of 1. */
const ALIKE = 0.6;

/** A word that more units have says nothing of which of them is meant. */
const MOST_SHARED = 5_000;

/** How many units that are that alike are told of. */
const MOST_ALIKE = 3;

const SHORTEST = 3;

const columns = `organisation_number as "organisationNumber", name, legal_form as "legalForm", status,
                 postal_code as "postalCode", place, website`;

const named = `
  select wanted.at, unit.* from unnest($1::int[], $2::text[]) wanted (at, beginning),
    unnest(array[${prominences.join(', ')}]::smallint[]) level (prominence),
    lateral (select ${columns} from register_units u
              where u.prominence = level.prominence and u.search_text >= wanted.beginning
                and u.search_text < wanted.beginning || '~' and u.kind = 'main'
              order by u.search_text limit ${MOST_NAMED}) unit
   order by wanted.at, level.prominence desc`;

const likest = `
  select wanted.at, unit.* from unnest($1::int[], $2::text[], $3::text[]) wanted (at, name, words),
    lateral (select * from (select ${columns}, prominence, word_similarity(wanted.name, search_text) as likeness
                              from register_units
                             where string_to_array(search_text, ' ') && string_to_array(wanted.words, ' ')
                               and kind = 'main' and search_text is not null) found
              where found.likeness >= ${ALIKE}
              order by found.likeness desc, found.prominence desc, found.name limit ${MOST_ALIKE}) unit
   order by wanted.at, unit.likeness desc, unit.prominence desc`;

/** A name as names are compared here: folded, and without the form it ends with. */
export const bareName = (name: string): string => withoutForm(foldName(name));

/**
 * Live main units of the mirror with each of some names, with or without a form at the end; where there are none, those with
 * a name that is much like it, most alike first. Four statements, however many names. Nobody's own business is among them:
 * the mirror has no names of people.
 * @returns for each name, in their order
 */
export async function unitsNamed(names: readonly string[]): Promise<NamedUnit[][]> {
  const bare = names.map(bareName);
  const found = names.map((): NamedUnit[] => []);
  const wanted = bare.flatMap((name, at) => (name === '' ? [] : beginningsOf(name).map((text) => ({ at, text }))));
  add(found, await platformRead<Row>(named, [wanted.map(({ at }) => at), wanted.map(({ text }) => text)]));
  const missing = bare.flatMap((name, at) =>
    name.length >= SHORTEST && found[at]?.length === 0 ? [{ at, name }] : [],
  );
  if (missing.length > 0) add(found, await unitsLike(missing));
  return found;
}

/** Of the units with the rarest word of each name, or the words it may be misspelt from, those with a name much like it. */
async function unitsLike(wanted: readonly { readonly at: number; readonly name: string }[]): Promise<Row[]> {
  const words = new Map(
    (await wordsMeant(wanted.flatMap(({ name }) => name.split(' ')))).map((one) => [one.written, one]),
  );
  const telling = wanted.flatMap(({ at, name }) => {
    const known = name.split(' ').flatMap((word) => words.get(word) ?? []);
    const first = rarest(known.filter(({ meant }) => meant.length > 0));
    return first && first.units <= MOST_SHARED ? [{ at, name, words: first.meant.join(' ') }] : [];
  });
  if (telling.length === 0) return [];
  const column = <Key extends keyof (typeof telling)[number]>(key: Key) => telling.map((one) => one[key]);
  return platformRead<Row>(likest, [column('at'), column('name'), column('words')]);
}

interface Row extends NamedUnit {
  readonly at: number;
}

function add(found: readonly NamedUnit[][], rows: readonly Row[]): void {
  for (const { at, organisationNumber, name, legalForm, status, postalCode, place, website } of rows) {
    const units = found[at];
    if (units && units.length < MOST_NAMED)
      units.push({ organisationNumber, name, legalForm, status, postalCode, place, website });
  }
}
