import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { record, system } from '../audit/audit.ts';
import { now, osloDay } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { periodAgo } from '../privacy/expiry/forget-expired.ts';
import { retentionCodes } from '../privacy/inventory/retention-codes.ts';
import { change, inPlatform, sql } from '../tenancy.ts';
import { accessPointFolder } from './delivery/access-point.ts';

/** Documents deleted in one transaction. */
const PER_BATCH = 200;

/**
 * Deletes the documents whose bookkeeping term is over: those of 2026 on 1 January 2032. Keeping longer than the law demands is
 * as wrong as keeping shorter; the database refuses anything earlier. Settled alarms go after a year, and files that the access
 * point never fetched when mail does. A second night finds nothing to do.
 */
export async function forgetDocuments(): Promise<void> {
  while ((await inPlatform(forgetBatch)) === PER_BATCH) await faultPoint('documents deleted');
  await inPlatform(() =>
    change(`delete from sales_document_alarms where tenant_id = $1 and settled_at < $2`, [
      PLATFORM_TENANT_ID,
      new Date(now().getTime() - 365 * 86_400_000),
    ]),
  );
  await forgetFiles();
}

async function forgetBatch(): Promise<number> {
  const over = await sql<{ id: string }>(
    `select id from sales_documents
      where tenant_id = $1 and kept_until < $2::date
      order by kept_until, id limit ${PER_BATCH}`,
    [PLATFORM_TENANT_ID, osloDay()],
  );
  if (over.length === 0) return 0;
  const ids = over.map(({ id }) => id);
  for (const table of ['ehf_deliveries', 'sales_document_lines', 'sales_document_vat'])
    await change(`delete from ${table} where tenant_id = $1 and document_id = any($2::uuid[])`, [
      PLATFORM_TENANT_ID,
      ids,
    ]);
  await change(`delete from sales_documents where tenant_id = $1 and id = any($2::uuid[])`, [PLATFORM_TENANT_ID, ids]);
  await record(system, 'sales-document.deleted', { kind: 'sales-document' }, { count: ids.length });
  return ids.length;
}

/** What the access point should have fetched long ago. */
async function forgetFiles(): Promise<void> {
  const folder = accessPointFolder();
  const oldest = periodAgo(retentionCodes.mail.period);
  for (const file of await filesIn(folder)) {
    const { mtime } = await stat(path.join(folder, file));
    if (mtime < oldest) await rm(path.join(folder, file), { force: true });
  }
}

/** Nothing has been handed over yet where the folder is not there. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
