import { expect } from 'chai';
import pg from 'pg';

import { tablesFor } from '../../../../src/domain/privacy/access/gather.ts';
import { categories, subjects } from '../../../../src/domain/privacy/inventory/categories.ts';
import { isPersonal } from '../../../../src/domain/privacy/inventory/declaration.ts';
import { declaredColumns, inventory, personalData } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { keptUnder } from '../../../../src/domain/privacy/inventory/kept-under.ts';
import { purposes } from '../../../../src/domain/privacy/inventory/purposes.ts';
import { retentionCodes } from '../../../../src/domain/privacy/inventory/retention-codes.ts';
import { stores } from '../../../../src/domain/privacy/inventory/stores.ts';
import { accessColumns, subjectGraph } from '../../../../src/domain/privacy/inventory/subject-graph.ts';
import { useDatabase } from '../../../support/database.ts';

/** Where text of any kind can stand. */
const textTypes = new Set(['text', 'varchar', 'bpchar', 'json', 'jsonb', '_text', '_varchar', 'citext', 'xml']);

const without = (all: readonly string[], known: readonly string[]): string[] => {
  const names = new Set(known);
  return all.filter((name) => !names.has(name));
};

interface LiveColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The column's check constraint, where it may hold listed words alone. */
  readonly listed: boolean;
}

describe('invariant I3: the inventory and the live catalogue are the same', () => {
  // Before the database: hooks run in the order they are named, and a database in use is not dropped.
  after(() => client.end());
  const database = useDatabase();
  let client: pg.Client;
  let live: LiveColumn[];

  before(async () => {
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<LiveColumn>(
      `select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type,
              exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
                         and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%') as listed
         from pg_attribute a
         join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'm', 'f')
         join pg_namespace n on n.oid = c.relnamespace
         join pg_type t on t.oid = a.atttypid
        where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and a.attnum > 0 and not a.attisdropped
        order by 1, 2, 3`,
    );
    live = rows;
  });

  it('hard case 18: declares every column of every table, the copies in lists and searches too, and no column that is gone', () => {
    const declared = inventory.flatMap(({ schema, table, columns }) =>
      Object.keys(columns).map((column) => `${schema}.${table}.${column}`),
    );
    const there = live.map(({ schema, table, column }) => `${schema}.${table}.${column}`);
    expect(without(there, declared), 'columns that nobody declared').to.deep.equal([]);
    expect(without(declared, there), 'declared columns that are gone').to.deep.equal([]);
  });

  it('declares every table once', () => {
    const names = inventory.map(({ schema, table }) => `${schema}.${table}`);
    expect(new Set(names).size).to.equal(names.length);
  });

  it('gives each table one layer, and each personal column a purpose of that layer', () => {
    const wrong = personalData
      .filter(({ layer, column }) => purposes[column.purpose].layer !== layer)
      .map(({ table, name, column }) => `${table}.${name}: ${column.purpose}`);
    expect(wrong).to.deep.equal([]);
    const bases = personalData
      .filter(({ layer, column }) => (column.basis === 'tenant') !== (layer === 'processor' && column.basis !== 'c'))
      .map(({ table, name, column }) => `${table}.${name}: ${column.basis}`);
    expect(bases, 'only the tenant chooses the basis of its own purposes').to.deep.equal([]);
  });

  it('knows the category, subject, purpose, retention rule and ground of everything declared', () => {
    for (const { table, name, column } of personalData) {
      const place = `${table}.${name}`;
      expect(categories, place).to.have.property(column.category);
      expect(subjects, place).to.have.property(column.subject);
      expect(retentionCodes, place).to.have.property(column.retention);
      expect(column.keptUnder === undefined, `${place} is kept on a ground, exactly when it is kept`).to.equal(
        column.erasure !== 'keep',
      );
      if (column.keptUnder) expect(keptUnder, place).to.have.property(column.keptUnder);
    }
    for (const store of stores) {
      expect(retentionCodes, store.store).to.have.property(store.retention);
      expect(purposes[store.purpose].layer, store.store).to.equal(store.layer);
    }
  });

  it('does not call text impersonal without saying why', () => {
    const short = declaredColumns
      .filter(({ table, name, column }) => {
        if (isPersonal(column)) return false;
        const found = live.find((one) => one.table === table && one.column === name);
        const free = found !== undefined && textTypes.has(found.type) && !found.listed;
        return free && column.notPersonal.split(' ').length < 5;
      })
      .map(({ table, name }) => `${table}.${name}`);
    expect(short).to.deep.equal([]);
  });

  it('would notice a column or a table that nobody declared', async () => {
    await client.query('begin');
    try {
      await client.query('alter table contacts add column nickname text');
      await client.query('create table scribbles (note text)');
      const { rows } = await client.query<{ place: string }>(
        `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public'`,
      );
      const declared = declaredColumns.map(({ table, name }) => `${table}.${name}`);
      const missing = without(
        rows.map(({ place }) => place),
        declared,
      );
      expect(missing).to.include.members(['contacts.nickname', 'scribbles.note']);
    } finally {
      await client.query('rollback');
    }
  });

  it('ties every table with personal data of a contact or a user to that person', () => {
    const tied = (person: 'contact' | 'user') => new Set(subjectGraph(person).map(({ table }) => table));
    const contact = tied('contact');
    const user = tied('user');
    const loose = personalData
      .filter(({ column }) => column.subject === 'contact' || column.subject === 'user')
      .filter(({ table, column }) => !(column.subject === 'contact' ? contact : user).has(table))
      // A suppression belongs to whoever has the address whose hash it is: it must outlive every record (hard case 33).
      .filter(({ table }) => table !== 'suppressions')
      .map(({ table, name }) => `${table}.${name}`);
    // A search that a member typed may name anybody, and so may a mention in a text about somebody else: they belong to no
    // one contact, and are gone within days.
    expect(loose.toSorted()).to.deep.equal(['access_findings.found', 'exports.filter']);
  });

  it('treats every tied column when its person is erased', () => {
    const known = inventory.flatMap(({ table, columns, ties }) =>
      ties.flatMap(({ treats = [] }) => treats.filter((name) => !(name in columns)).map((name) => `${table}.${name}`)),
    );
    expect(known, 'columns that a tie names').to.deep.equal([]);
    const untreated = inventory.flatMap(({ table, columns, ties }) =>
      ties
        .filter(({ as, to }) => as === 'reference' && to === 'user')
        .filter(({ column }) => {
          const declared = columns[column];
          return !declared || !isPersonal(declared) || !(declared.subject === 'user' || declared.erasureOf?.user);
        })
        .map(({ column }) => `${table}.${column}`),
    );
    expect(untreated, 'references to a user').to.deep.equal([]);
  });

  it('points to nobody from a column that no tie declares', async () => {
    const { rows } = await client.query<{ table: string; column: string; target: string }>(
      `select k.conrelid::regclass::text as table, a.attname as column, k.confrelid::regclass::text as target
         from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[cardinality(k.conkey)]
        where k.contype = 'f' and k.confrelid in ('contacts'::regclass, 'users'::regclass, 'members'::regclass)`,
    );
    const declared = new Set(
      inventory.flatMap(({ table, ties }) => ties.map(({ to, column }) => `${table}.${column} ${to}`)),
    );
    const missing = rows
      .map(({ table, column, target }) => `${table}.${column} ${target === 'contacts' ? 'contact' : 'user'}`)
      .filter((tie) => !declared.has(tie));
    expect(missing).to.deep.equal([]);
  });

  it('has SQL that the database understands for every tie and every condition', async () => {
    const tenant = '00000000-0000-0000-0000-000000000000';
    for (const person of ['contact', 'user'] as const)
      for (const { table, where } of subjectGraph(person))
        await client.query(`select from ${table} where ${where}`, [tenant, [tenant]]);
    for (const { table, column } of personalData)
      if (column.onlyWhen !== undefined) await client.query(`select from ${table} where ${column.onlyWhen}`);
  });
});

describe('invariant I11: what belongs to a user of the product and what belongs to a tenant’s contact never meet', () => {
  it('hard case 26: finds a user’s own rows in OnNet’s tables alone', () => {
    const wrong = subjectGraph('user').filter(({ as, layer }) => as === 'about' && layer !== 'controller');
    expect(wrong).to.deep.equal([]);
  });

  it('hard case 26: reads no table of a tenant’s for a user, though one were tied to them', () => {
    const own = accessColumns('user');
    const tied = [...own, ...accessColumns('contact').filter(({ layer }) => layer === 'processor')];
    expect(tied.length).to.be.above(own.length);
    expect(tablesFor('user', 'access', tied)).to.deep.equal(own);
  });

  it('hard case 26: finds a contact’s rows in tables of the tenant, and in the trail of what was done with them', () => {
    const others = subjectGraph('contact').filter(({ layer }) => layer !== 'processor');
    // Mail is carried by OnNet for everybody in one table; a row to a contact names no user.
    expect(others.map(({ table }) => table)).to.deep.equal(['audit_entries', 'mails']);
  });
});
