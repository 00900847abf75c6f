import { residueIn } from '../inventory/residue-scan.ts';
import { idIn, rowsAsked } from './free-text.ts';
import { groundOf, KeptOfOthers, ofOthersAmong } from './kept-grounds.ts';
import { placeOf } from './places.ts';
import type { KeptPlace } from './read-back.ts';
import { identifiersOf, type Traces } from './traces.ts';
import { unaskedColumns } from './unasked-places.ts';

/** Where a repeated name says nothing that another column does not. */
const repeats: ReadonlySet<string> = new Set(['contacts.sort_name', 'contacts.company_sort', 'companies.sort_name']);

/** The columns on the written list that can go on naming somebody. */
const columns: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ...Map.groupBy(
      unaskedColumns.filter(
        ({ place, ground }) => ground !== 'program' && ground !== 'with-row' && !repeats.has(place),
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
  for (const { place, rows } of await residueIn(identifiers, columns)) {
    // Of a name that was typed here somebody is asked, and what repeats it follows.
    const asked =
      place === 'companies.search_text' ? await rowsAsked(placeOf('companies', 'name'), contactId, rows) : undefined;
    for (const key of await ofOthersAmong(place, contactId, rows)) {
      if (asked?.has(idIn(key) ?? '')) continue;
      const ground = groundOf(place, key, { held: [], contactId, answers: [] });
      if (ground) kept.add(place, key, ground);
    }
  }
  return kept.places();
}
