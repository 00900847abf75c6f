import { expect } from 'chai';

import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { structuredValues } from '../../../../src/domain/privacy/access/structured-values.ts';
import { wordOfValue } from '../../../../src/domain/privacy/access/value-words.ts';
import { accessColumns } from '../../../../src/domain/privacy/inventory/subject-graph.ts';
import { useCast } from '../../../support/cast.ts';

describe('The codes in a copy of what is held about somebody', () => {
  const cast = useCast();

  it('are said in words, every code that the database lets a column hold', async () => {
    const allowed = await inTenant(cast.astrid.tenantId, () =>
      sql<{ table: string; column: string; rule: string }>(
        `select c.conrelid::regclass::text as "table", a.attname as "column", pg_get_constraintdef(c.oid) as rule
           from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
          where c.contype = 'c' and cardinality(c.conkey) = 1`,
      ),
    );
    const shown = new Set(
      (['contact', 'user'] as const).flatMap((person) =>
        accessColumns(person).flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`)),
      ),
    );
    const codes = allowed
      .filter(({ table, column }) => shown.has(`${table}.${column}`))
      .flatMap(({ table, column, rule }) =>
        Array.from(rule.matchAll(/'([a-z-]+)'::text/g), ([, code = '']) => ({ table, column, code })),
      );
    expect(codes.length).to.be.above(60);
    // A word is never its code in bokmål; in English it may be. Whoever has a word in one language has it in both.
    const bare = codes
      .filter(({ table, column, code }) => wordOfValue(table, column, code, 'nb') === code)
      .map(({ table, column, code }) => `${table}.${column} ${code}`);
    expect(bare).to.deep.equal([]);
  });

  it('are said one by one where a column holds several things, and never as code', async () => {
    const structured = await inTenant(cast.astrid.tenantId, () =>
      sql<{ name: string }>(
        `select table_name || '.' || column_name as name from information_schema.columns
          where table_schema = 'public' and data_type in ('json', 'jsonb')`,
      ),
    );
    const shown = (['contact', 'user'] as const).flatMap((person) =>
      accessColumns(person).flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`)),
    );
    // A tenant's own fields are read by their labels (gather.ts).
    const read = structured.map(({ name }) => name).filter((name) => !name.endsWith('.custom_fields'));
    expect(read.filter((name) => shown.includes(name))).to.have.members(Object.keys(structuredValues));
  });

  it('are days where the column is a day, and never a moment', async () => {
    const days = await inTenant(cast.astrid.tenantId, () =>
      sql<{ name: string }>(
        `select table_name || '.' || column_name as name from information_schema.columns
          where table_schema = 'public' and data_type = 'date'`,
      ),
    );
    const named = new Set(days.map(({ name }) => name));
    const shown = (['contact', 'user'] as const).flatMap((person) =>
      accessColumns(person).flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`)),
    );
    expect(shown.filter((name) => named.has(name))).to.include('data_subject_requests.due_on');
    expect(shown.filter((name) => named.has(name) !== name.endsWith('_on'))).to.deep.equal([]);
  });
});
