import { now } from '../../clock.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { isHeld } from '../holds/legal-holds.ts';
import { inventory } from '../inventory/inventory.ts';
import { tiedRows } from '../inventory/subject-graph.ts';

/** Rows about a contact or their own business that row security can hide, in tables of which a law can keep a single row. */
const hiding: readonly string[] = inventory.flatMap((declaration) => {
  const { table, columns } = declaration;
  const own = declaration.ties.filter(
    ({ to, as, key }) => to === 'contact' && as === 'about' && (key === 'contact' || key === 'sole-trader-company'),
  );
  if (!('restricted_at' in columns && 'id' in columns) || own.length === 0 || table === 'restrictions') return [];
  // What searches read is a copy of what is held.
  const copies = 'search_text' in columns ? `, search_text = ''` : '';
  return [
    `update ${table} set restricted_at = $3${copies}
      where ${tiedRows(declaration, own)} and restricted_at is null and ${isHeld(table, `${table}.id`)}`,
  ];
});

/**
 * Hides what a law keeps of somebody who is erased, in the open case: it is stored until the hold ends, unchanged, and used for
 * nothing else (Art. 18; hard case 17). No list, search, export or job sees it, and the end of the hold erases it.
 */
export async function hideHeld(contactId: string): Promise<void> {
  for (const text of hiding) await change(text, [currentTenantId(), [contactId], now()]);
}
