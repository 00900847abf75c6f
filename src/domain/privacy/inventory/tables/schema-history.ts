import { notPersonal, type TableDeclaration } from '../declaration.ts';

// The schema’s own history, written by the migrations.

export const schemaHistoryTables: readonly TableDeclaration[] = [
  {
    schema: 'public',
    table: 'knex_migrations',
    layer: 'controller',
    holds: 'which migrations have run',
    ties: [],
    columns: {
      id: notPersonal('a count'),
      name: notPersonal('the name of a file of the program, such as its first migration'),
      batch: notPersonal('a count'),
      migration_time: notPersonal('when the migration ran'),
    },
  },
  {
    schema: 'public',
    table: 'knex_migrations_lock',
    layer: 'controller',
    holds: 'whether migrations are running',
    ties: [],
    columns: { index: notPersonal('a count'), is_locked: notPersonal('whether somebody is migrating') },
  },
];
