import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * Lists of companies that members bring. The rows wait here while they are read, held against the register and reviewed, and
 * stay until the import can no longer be undone, which is what is then done with both.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table company_imports (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      state text not null check (state in ('columns', 'checking', 'review', 'running', 'finished', 'undone')),
      file_name text,
      encoding text not null,
      headings text[] not null,
      fields text[] not null,
      language text not null check (language in ('nb', 'en')),
      total integer not null,
      done integer not null default 0,
      created integer not null default 0,
      filled integer not null default 0,
      unchanged integer not null default 0,
      failed integer not null default 0,
      trashed_again integer not null default 0,
      emptied_again integer not null default 0,
      created_at timestamptz not null,
      created_by uuid not null,
      run_at timestamptz,
      finished_at timestamptz,
      undone_at timestamptz,
      kept_from timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, created_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index company_imports_by_age on company_imports (tenant_id, created_at)`);
  await protectTenantTable(knex, 'company_imports', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table company_import_rows (
      tenant_id uuid not null references tenants (id),
      import_id uuid not null,
      line integer not null,
      cells text[] not null,
      sameness text,
      verdict text check (verdict in
        ('new', 'named', 'exists', 'several', 'trash', 'gone', 'blocked', 'unreadable', 'unanswered', 'repeated')),
      reason text,
      suggestions jsonb not null default '[]',
      person_like boolean not null default false,
      withheld text[] not null default '{}',
      choice text,
      company_id uuid,
      outcome text check (outcome in ('created', 'restored', 'filled', 'unchanged', 'failed', 'left-out')),
      primary key (tenant_id, import_id, line),
      foreign key (tenant_id, import_id) references company_imports (tenant_id, id),
      foreign key (tenant_id, company_id) references companies (tenant_id, id)
    )`);
  await knex.raw(
    `create index company_import_rows_on_shelf on company_import_rows (tenant_id, import_id, verdict, line)`,
  );
  await knex.raw(`create index company_import_rows_alike on company_import_rows (tenant_id, import_id, sameness)`);
  await knex.raw(
    `create index company_import_rows_of_company on company_import_rows (tenant_id, company_id) where company_id is not null`,
  );
  await protectTenantTable(knex, 'company_import_rows', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table company_import_rows`);
  await knex.raw(`drop table company_imports`);
}
