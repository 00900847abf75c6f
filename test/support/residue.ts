import { residueInDatabase, type Look, type Residue } from '../../src/domain/privacy/inventory/residue-scan.ts';
import type { TestDatabase } from './database.ts';
import { asSuperuser } from './superuser.ts';

/** Every place in any tenant's rows, of any table, where one of the identifiers still stands. */
export const residueAnywhere = (database: TestDatabase, identifiers: readonly string[]): Promise<Residue[]> =>
  asSuperuser(database, (client) => {
    const look: Look = async <Row extends object>(text: string, values: readonly unknown[]) =>
      (await client.query<Row>(text, [...values])).rows;
    return residueInDatabase(look, identifiers);
  });

/** As `residueAnywhere`: the places alone, as `table.column`. */
export const placesWith = async (database: TestDatabase, words: readonly string[]): Promise<string[]> =>
  (await residueAnywhere(database, words)).map(({ place }) => place);
