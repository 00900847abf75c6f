import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { now } from '../clock.ts';
import { everyTenantId } from '../housekeeping.ts';
import { inTenant, sql } from '../tenancy.ts';
import { filePath, tenantsWithFiles } from './files.ts';

/** A file that is still being written, or whose row is not committed yet, is never this old. */
const HOURS = 24;

/**
 * Removes what lies in any tenant's folder and no row knows: what processes that were killed left half-written, and what was made after
 * the moment a restored backup is from (hard case 20). It holds people's data, nobody can reach it, and no erasure would find it.
 * @returns how many files were removed
 */
export async function removeLeftovers(): Promise<number> {
  const tenants = new Set(await everyTenantId());
  let removed = 0;
  for (const tenantId of await tenantsWithFiles())
    removed += await removeUnknown(tenantId, tenants.has(tenantId) ? await knownFiles(tenantId) : new Set());
  return removed;
}

/** The keys of a tenant's files that a row leads to. */
const knownFiles = (tenantId: string): Promise<ReadonlySet<string>> =>
  inTenant(tenantId, async () => {
    const rows = await sql<{ key: string }>(
      `select file_key as key from exports where tenant_id = $1 and file_key is not null
        union all
       select file_key::text from access_packages where tenant_id = $1 and file_key is not null`,
      [tenantId],
    );
    return new Set(rows.map(({ key }) => key));
  });

async function removeUnknown(tenantId: string, known: ReadonlySet<string>): Promise<number> {
  const folder = path.dirname(filePath(tenantId, tenantId));
  let removed = 0;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (known.has(name) || now().getTime() - (await stat(file)).mtimeMs < HOURS * 3_600_000) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}
