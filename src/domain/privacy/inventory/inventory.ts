import { isPersonal, type Column, type Layer, type PersonalColumn, type TableDeclaration } from './declaration.ts';
import { accessTables } from './tables/access.ts';
import { billingTables } from './tables/billing.ts';
import { bookTables } from './tables/books.ts';
import { breachTables } from './tables/breaches.ts';
import { companyTables } from './tables/companies.ts';
import { consentTables } from './tables/consents.ts';
import { contactTables } from './tables/contacts.ts';
import { disclosureTables } from './tables/disclosures.ts';
import { erasureTables } from './tables/erasures.ts';
import { holdTables } from './tables/holds.ts';
import { importTables } from './tables/imports.ts';
import { keyTables } from './tables/keys.ts';
import { obligationTables } from './tables/obligations.ts';
import { peopleTables } from './tables/people.ts';
import { policyTables } from './tables/policy.ts';
import { privacyTables } from './tables/privacy.ts';
import { queueTables } from './tables/queue.ts';
import { registerTables } from './tables/register.ts';
import { registersTables } from './tables/registers.ts';
import { requestTables } from './tables/requests.ts';
import { salesDocumentTables } from './tables/sales-documents.ts';
import { salesTables } from './tables/sales.ts';
import { schemaHistoryTables } from './tables/schema-history.ts';

/**
 * Every column of every table, declared once: what it is about, why it is held, for how long, and what becomes of it. A
 * test holds it against the live database. Access packages, erasure, anonymisation, retention, the records of processing
 * and the policy's "data we collect" are read from here and written nowhere else.
 */
export const inventory: readonly TableDeclaration[] = [
  ...peopleTables,
  ...contactTables,
  ...companyTables,
  ...importTables,
  ...salesTables,
  ...obligationTables,
  ...billingTables,
  ...bookTables,
  ...salesDocumentTables,
  ...registerTables,
  ...privacyTables,
  ...consentTables,
  ...registersTables,
  ...breachTables,
  ...policyTables,
  ...keyTables,
  ...holdTables,
  ...requestTables,
  ...accessTables,
  ...erasureTables,
  ...disclosureTables,
  ...schemaHistoryTables,
  ...queueTables,
];

const byName = new Map(
  inventory.filter(({ schema }) => schema === 'public').map((declaration) => [declaration.table, declaration]),
);

/** @returns the declaration of one of the product's own tables. @throws Error for one that is not declared */
export function declarationOf(table: string): TableDeclaration {
  const found = byName.get(table);
  if (!found) throw new Error(`the table ${table} is not in the inventory`);
  return found;
}

/** A declared column with the table it is in. */
export interface DeclaredColumn<Of extends Column = Column> {
  readonly table: string;
  readonly layer: Layer;
  readonly name: string;
  readonly column: Of;
}

/** Every declared column. */
export const declaredColumns: readonly DeclaredColumn[] = inventory.flatMap(({ table, layer, columns }) =>
  Object.entries(columns).map(([name, column]) => ({ table, layer, name, column })),
);

/** Every column that is about a person. */
export const personalData: readonly DeclaredColumn<PersonalColumn>[] = declaredColumns.flatMap((declared) =>
  isPersonal(declared.column) ? [{ ...declared, column: declared.column }] : [],
);
