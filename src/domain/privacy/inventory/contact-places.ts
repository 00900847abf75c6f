import type { PersonalColumn } from './declaration.ts';
import { isPersonal } from './declaration.ts';
import { inventory } from './inventory.ts';
import { placeOf } from '../erasure/places.ts';
import { unaskedGround } from '../erasure/unasked-places.ts';
import { residueIn, type Residue } from './residue-scan.ts';

/**
 * The columns in which a contact can stand, by the inventory: what is about contacts or owners of their own business, alone or
 * as well, and all that people write freely in, whomever it is about.
 */
export const contactPlaces: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  inventory
    .filter(({ schema, columns }) => schema === 'public' && 'tenant_id' in columns)
    .map(({ table, columns }): [string, ReadonlySet<string>] => [
      table,
      new Set(
        Object.entries(columns).flatMap(([name, column]) =>
          (isPersonal(column) && holds(column)) || isWritten(table, name) ? [name] : [],
        ),
      ),
    ])
    .filter(([, columns]) => columns.size > 0),
);

function holds({ subject, erasureOf, category }: PersonalColumn): boolean {
  const about = [subject, ...Object.keys(erasureOf ?? {})];
  return about.includes('contact') || about.includes('sole-trader') || category === 'user.content.private';
}

/** Whether somebody is asked about what others write there, or it stays for a reason that they are told. */
function isWritten(table: string, name: string): boolean {
  const ground = unaskedGround(table, name);
  const untold = ground === undefined || ground === 'program' || ground === 'with-row' || ground === 'their-own';
  return placeOf(table, name) !== undefined || !untold;
}

/**
 * Looks for identifiers of a contact where the inventory says that they can be, in the open transaction. That they are nowhere
 * else is what the canary shows, which looks everywhere.
 */
export const residueOfContact = (identifiers: readonly string[]): Promise<Residue[]> =>
  residueIn(identifiers, contactPlaces);
