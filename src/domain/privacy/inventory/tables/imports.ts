import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// Lists of companies that members bring. Layer L2. Rows may be of people: of whoever has the address a row brings, and of the
// owner of a business whose form is one. They go with their import.

const brought = personalColumns({
  subject: 'sole-trader',
  purpose: 'sales-and-service',
  basis: 'tenant',
  retention: 'company-import',
});
const importer = personalColumns({
  subject: 'user',
  purpose: 'sales-and-service',
  basis: 'tenant',
  retention: 'company-import',
});

const companyImports: TableDeclaration = {
  schema: 'public',
  table: 'company_imports',
  layer: 'processor',
  holds: 'lists of companies that members have brought',
  ties: [{ to: 'user', column: 'created_by', key: 'user-member', as: 'reference', treats: ['created_by'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    state: notPersonal('how far it is, one of six words'),
    file_name: brought('user.content.private', 'expire', { inAccess: false }),
    encoding: notPersonal('how the letters of the file are written'),
    delimiter: notPersonal('what stands between its cells, one of three characters'),
    headings: notPersonal('the headings of the columns'),
    fields: notPersonal('what the columns are, of a fixed list or by the id of one of the organisation’s own fields'),
    language: notPersonal('the language of the report, one of two'),
    total: notPersonal('a number of rows'),
    done: notPersonal('a number of rows'),
    created: notPersonal('a number of companies'),
    filled: notPersonal('a number of companies'),
    unchanged: notPersonal('a number of companies'),
    failed: notPersonal('a number of rows'),
    trashed_again: notPersonal('a number of companies'),
    emptied_again: notPersonal('a number of companies'),
    created_at: notPersonal('when the list was brought'),
    created_by: importer('user.unique_id', 'ghost', { inAccess: false }),
    run_at: notPersonal('when somebody said yes to it'),
    finished_at: notPersonal('when it ended'),
    undone_at: notPersonal('when it was undone'),
    kept_from: notPersonal('when its days began'),
  },
};

const address = `(select lower(cell) from unnest(company_import_rows.cells) cell where position('@' in cell) > 0 limit 1)`;
const personLikeCompany = `exists (select from companies c where c.tenant_id = company_import_rows.tenant_id
                             and c.id = company_import_rows.company_id and c.person_like)`;

const companyImportRows: TableDeclaration = {
  schema: 'public',
  table: 'company_import_rows',
  layer: 'processor',
  holds: 'the rows of lists of companies that members have brought',
  ties: [
    { to: 'contact', column: 'company_id', key: 'sole-trader-company', as: 'about', when: personLikeCompany },
    { to: 'contact', column: address, key: 'contact-email', as: 'about' },
  ],
  columns: {
    tenant_id: tenantKey,
    import_id: rowId,
    line: notPersonal('a line of the file', 'delete'),
    // Whoever has the address a row brings, whatever the business is. A member brought it, and not the person.
    cells: brought('user.contact', 'delete', { erasureOf: { contact: 'delete' } }),
    sameness: brought('user.contact', 'delete', { inAccess: false }),
    verdict: notPersonal('what was found out about the row, one of ten words', 'delete'),
    reason: notPersonal('a word on the verdict or the outcome', 'delete'),
    suggestions: notPersonal(
      'numbers and reasons of units of the register whose form is not one that carries a person’s name',
      'delete',
    ),
    person_like: notPersonal('follows from the form of organisation', 'delete'),
    withheld: notPersonal('which facts are left out, of a fixed list', 'delete'),
    choice: notPersonal('what a member said about the row: a word, or the number of a unit as suggested', 'delete'),
    company_id: brought('user.unique_id', 'delete', { inAccess: false }),
    outcome: notPersonal('what became of the row, one of six words', 'delete'),
    own_filled: brought('user.contact', 'delete', { inAccess: false }),
    restricted_at: brought('user.privacy_preferences', 'delete', { inAccess: false }),
  },
};

const importColumns: TableDeclaration = {
  schema: 'public',
  table: 'import_columns',
  layer: 'processor',
  holds: 'what the columns of lists with the same headings were last said to be',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    headings_hash: notPersonal('a hash of the headings'),
    fields: notPersonal('what the columns are, of a fixed list or by the id of one of the organisation’s own fields'),
    chosen_at: notPersonal('when a member last said so'),
  },
};

export const importTables: readonly TableDeclaration[] = [companyImports, companyImportRows, importColumns];
