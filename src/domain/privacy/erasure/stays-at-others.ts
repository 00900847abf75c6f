import { currentTenantId, sql } from '../../tenancy.ts';
import { residueIn } from '../inventory/residue-scan.ts';
import { idIn, rowsAsked } from './free-text.ts';
import { groundOf, KeptOfOthers, ofOthersAmong } from './kept-grounds.ts';
import { placeOf } from './places.ts';
import type { KeptPlace } from './read-back.ts';
import { identifiersOf, type Traces } from './traces.ts';
import { unaskedColumns } from './unasked-places.ts';

/** The columns on the written list that can go on naming somebody; of companies one of those that say their name. */
const columns: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ...Map.groupBy(
      unaskedColumns.filter(
        ({ place, ground }) =>
          ground !== 'program' && ground !== 'with-row' && ground !== 'their-own' && place !== 'companies.sort_name',
      ),
      ({ place }) => place.split('.')[0] ?? '',
    ),
  ].map(([table, found]) => [table, new Set(found.map(({ place }) => place.split('.')[1] ?? ''))]),
);

/**
 * What goes on naming a person when they are erased, in rows of others about which nobody is asked, each on its ground. In the open
 * case, before they are erased: it is what the certificate says afterwards.
 */
export async function staysAtOthers(contactId: string, traces: Traces): Promise<KeptPlace[]> {
  const identifiers = identifiersOf(traces);
  if (identifiers.length === 0) return [];
  const kept = new KeptOfOthers();
  const keep = (place: string, key: string): void => {
    const ground = groundOf(place, key, { held: [], contactId, answers: [] });
    if (ground) kept.add(place, key, ground);
  };
  for (const id of await namesakes(contactId, traces)) keep('contacts.search_text', id);
  for (const { place, rows } of await residueIn(identifiers, columns)) {
    // Of a name that was typed here somebody is asked, and what repeats it follows.
    const asked =
      place === 'companies.search_text' ? await rowsAsked(placeOf('companies', 'name'), contactId, rows) : undefined;
    for (const key of await ofOthersAmong(place, contactId, rows)) if (!asked?.has(idIn(key) ?? '')) keep(place, key);
  }
  return kept.places();
}

/** Other contacts of the same name: no search through all that is written of each contact finds more. */
async function namesakes(contactId: string, { givenName, familyName }: Traces): Promise<string[]> {
  if (givenName === '' || familyName === '') return [];
  const found = await sql<{ id: string }>(
    `select id from contacts where tenant_id = $1 and id <> $2 and lower(given_name) = lower($3) and lower(family_name) = lower($4)`,
    [currentTenantId(), contactId, givenName, familyName],
  );
  return found.map(({ id }) => id);
}
