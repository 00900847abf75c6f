import { isPersonal, type TableDeclaration } from '../../privacy/inventory/declaration.ts';
import { inventory } from '../../privacy/inventory/inventory.ts';
import { retentionCodes, type RetentionCode } from '../../privacy/inventory/retention-codes.ts';
import { sql } from '../../tenancy.ts';

/**
 * Whether a table outlives the customer relationship: OnNet's own record of it, kept because a law sets a least time or
 * because the law must be shown to have been followed. What OnNet only handled for the tenant never does (Art. 28(3)(g)).
 */
export function outlivesTenant({ table, layer, columns }: TableDeclaration): boolean {
  if (layer === 'processor') return false;
  if (chainOfTrail.has(table) || ofOurInvoicing.has(table)) return true;
  return Object.values(columns).some((column) => isPersonal(column) && isKeptByLaw(column.retention));
}

const isKeptByLaw = (code: RetentionCode): boolean => code === 'audit-trail' || 'floor' in retentionCodes[code];

/** Nothing about anybody, and without it the trail that stays could not be verified. */
const chainOfTrail = new Set(['audit_pending', 'audit_seals', 'audit_checkpoints']);

/** Have rows of OnNet's own scope alone: the numbers of its invoices, and what is wrong with them. */
const ofOurInvoicing = new Set(['sales_document_series', 'sales_document_alarms']);

/** Tables of ours that are handled one by one: the row of the tenant, its people, and keys, of which that of the trail stays. */
const handledApart = new Set(['tenants', 'members', 'tenant_keys']);

const tenantTables = inventory.filter(
  ({ schema, table, columns }) => schema === 'public' && 'tenant_id' in columns && !handledApart.has(table),
);

/** The tables of a tenant that stay for a while when it goes. */
export const keptTables: readonly string[] = tenantTables.filter(outlivesTenant).map(({ table }) => table);

/** The tables of a tenant that are emptied when it goes. */
export const emptiedTables: readonly string[] = tenantTables
  .filter((declaration) => !outlivesTenant(declaration))
  .map(({ table }) => table);

/**
 * The tables to empty, each after those that point to it, as the live catalogue says.
 * @throws Error when tables point to each other in a ring
 */
export async function tablesInOrder(): Promise<string[]> {
  const pointers = await sql<{ from: string; to: string }>(
    `select distinct conrelid::regclass::text as from, confrelid::regclass::text as to
       from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  const ordered: string[] = [];
  const left = new Set(emptiedTables);
  while (left.size > 0) {
    const free = [...left].filter((table) => !pointers.some(({ from, to }) => to === table && left.has(from)));
    if (free.length === 0) throw new Error(`tables point to each other in a ring: ${[...left].join(', ')}`);
    for (const table of free) {
      left.delete(table);
      ordered.push(table);
    }
  }
  return ordered;
}
