import { categories } from '../../privacy/inventory/categories.ts';
import { isPersonal } from '../../privacy/inventory/declaration.ts';
import { registerSource } from '../../register/attribution.ts';
import { leftOutTables, type ExportedTable } from './exported-tables.ts';
import { RESTRICTED_FOLDER, restrictedFolderNote } from './restricted-part.ts';

/** A file of the archive, as the manifest lists it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

/** What the archive is, and what is in it. */
export interface Manifest {
  readonly format: 'onnet-tenant-export';
  readonly version: 1;
  readonly tenant: { readonly id: string; readonly name?: string; readonly organisationNumber?: string | null };
  readonly madeAt: string;
  readonly files: readonly ListedFile[];
  /** Whose open data is among it, in which tables, and on what licence it may be passed on. */
  readonly sources: readonly (typeof registerSource)[];
  /** Tables of the program that are not here, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** Records that are restricted (GDPR Art. 18): how many, in which folder they lie by themselves, and what that means. */
  readonly restricted: {
    readonly contacts: number;
    readonly activities: number;
    readonly folder: string;
    readonly means: { readonly nb: string; readonly en: string };
  };
}

export const manifestOf = (facts: {
  readonly tenant: Manifest['tenant'];
  readonly madeAt: Date;
  readonly files: readonly ListedFile[];
  readonly restricted: Pick<Manifest['restricted'], 'contacts' | 'activities'>;
}): Manifest => ({
  format: 'onnet-tenant-export',
  version: 1,
  ...facts,
  madeAt: facts.madeAt.toISOString(),
  restricted: { ...facts.restricted, folder: RESTRICTED_FOLDER, means: restrictedFolderNote },
  sources: [registerSource],
  leftOut: leftOutTables,
});

/** Each file of `data/`, column by column, as the inventory declares it. */
export const schemaOf = (tables: readonly ExportedTable[]): object => ({
  format: 'onnet-tenant-export-schema',
  version: 1,
  restricted: `${RESTRICTED_FOLDER}data/ has the same files for restricted records alone, where there are any`,
  encoding: 'UTF-8, one JSON object a line; moments are ISO 8601 with an offset, amounts in the smallest unit of money',
  tables: tables.map(({ table, declaration, columns, key }) => ({
    table,
    file: `data/${table}.jsonl`,
    holds: declaration.holds,
    key: key.map(({ name }) => name),
    columns: columns.map(({ name, type }) => {
      const declared = declaration.columns[name];
      return declared && isPersonal(declared)
        ? { name, type, personal: true, category: declared.category, means: categories[declared.category].en }
        : { name, type, personal: false, means: declared?.notPersonal ?? '' };
    }),
  })),
});
