import { expect } from 'chai';

import { placeOf, places } from '../../../../src/domain/privacy/erasure/places.ts';
import { unaskedGround, unaskedPlaces } from '../../../../src/domain/privacy/erasure/unasked-places.ts';
import { isPersonal } from '../../../../src/domain/privacy/inventory/declaration.ts';
import { declarationOf } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { retentionCodes } from '../../../../src/domain/privacy/inventory/retention-codes.ts';
import { wordsOfPlace } from '../../../../src/web/privacy/erasure/place-words.ts';
import { useDatabase } from '../../../support/database.ts';
import { asSuperuser } from '../../../support/superuser.ts';

interface LiveColumn {
  readonly table: string;
  readonly name: string;
  /** The application may change it. */
  readonly changeable: boolean;
}

describe('hard case 16: where others may have written about who is erased', () => {
  const database = useDatabase();
  /** Every column of the tenants' tables in which text can stand, but for those of listed words alone, and bytes. */
  let live: LiveColumn[];

  before(async () => {
    live = await asSuperuser(database, async (client) => {
      const { rows } = await client.query<LiveColumn>(
        `select c.relname as table, a.attname as name, has_column_privilege('onnet_app', c.oid, a.attnum, 'update') as changeable
           from pg_attribute a
           join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'm') and not c.relispartition
           join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
           join pg_type t on t.oid = a.atttypid
          where a.attnum > 0 and not a.attisdropped
            and t.typname in ('text', 'varchar', 'bpchar', 'citext', 'xml', 'json', 'jsonb', '_text', '_varchar')
            and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'tenant_id')
            and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                               and pg_get_constraintdef(k.oid) ~ '(= ANY|<@) \\(?ARRAY\\[')
          order by 1, a.attnum`,
      );
      return rows;
    });
  });

  const nameOf = ({ table, name }: LiveColumn): string => `${table}.${name}`;

  it('is asked about in every column with text, or the column is on the written list with its reason', () => {
    const forgotten = live.filter(
      ({ table, name }) => placeOf(table, name) === undefined && unaskedGround(table, name) === undefined,
    );
    expect(forgotten.map(nameOf)).to.deep.equal([]);
    const both = places.filter(({ table, column }) => unaskedGround(table, column) !== undefined);
    expect(both.map(({ table, column }) => `${table}.${column}`)).to.deep.equal([]);
  });

  it('names no column that is not there, each once, and each with a reason', () => {
    const there = new Set(live.flatMap((one) => [nameOf(one), `${one.table}.*`]));
    const named = unaskedPlaces.flatMap(({ columns }) => columns);
    expect(named.filter((one) => !there.has(one))).to.deep.equal([]);
    expect(named.filter((one, at) => named.indexOf(one) !== at)).to.deep.equal([]);
    expect(places.filter(({ table, column }) => !there.has(`${table}.${column}`))).to.deep.equal([]);
    for (const { because } of unaskedPlaces) expect(because.length).to.be.greaterThan(30);
  });

  it('can be changed in every place that is asked about, and has words of its own on the page', () => {
    const changeable = new Set(live.filter((one) => one.changeable).map(nameOf));
    for (const { table, column } of places) {
      expect(changeable.has(`${table}.${column}`), `${table}.${column}`).to.equal(true);
      expect(wordsOfPlace(table, column), `${table}.${column}`).to.be.a('string');
    }
  });

  it('stays unasked on the ground that the inventory gives, and no longer than that says', () => {
    for (const { table, name } of live) {
      const ground = unaskedGround(table, name);
      const declared = declarationOf(table).columns[name];
      if (ground === undefined || declared === undefined) continue;
      const about = `${table}.${name}: ${ground}`;
      if (ground === 'program' || !isPersonal(declared)) continue;
      if (ground === 'ages-out') {
        const rule = retentionCodes[declared.retention];
        expect('period' in rule && rule.period.unit === 'day' && rule.period.number <= 30, about).to.equal(true);
      } else if (ground !== 'with-row' && ground !== 'their-own' && declared.keptUnder !== undefined)
        expect(declared.keptUnder, about).to.equal(ground);
    }
  });
});
