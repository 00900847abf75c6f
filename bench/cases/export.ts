import { contactRows, firstPlace, ROWS_PER_BATCH, type RowPlace } from '../../src/domain/exports/contact-rows.ts';
import { everyContact } from '../../src/domain/exports/contact-export.ts';
import { exportContacts } from '../../src/domain/exports/export-contacts.ts';
import { requestExport } from '../../src/domain/exports/request-export.ts';
import { leaseObligation } from '../../src/domain/outbox.ts';
import { inTenant, readingTenant, sql } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { exportWords } from '../../src/workers/exports/export-words.ts';
import { round } from '../load.ts';
import { report } from '../report.ts';

/**
 * One whole export, as the worker carries it out: read in batches, written as CSV, hashed, put in its place. `rps` is
 * contacts per second; the ceiling is the same batches only read.
 */
export async function measureExport(contacts: number, by: Member): Promise<void> {
  const bare = await contactsPerSecond(() => readAll(by.tenantId));
  const whole = await contactsPerSecond(() => exportAll(by));
  const load = { rps: whole.rate, p50: whole.ms, p99: whole.ms, bytes: 0, requests: 1 };
  report('export', contacts, 1, load, { ceiling: bare.rate, rss: Math.round(process.memoryUsage.rss() / 1_048_576) });
}

async function contactsPerSecond(work: () => Promise<number>): Promise<{ rate: number; ms: number }> {
  const began = performance.now();
  const rows = await work();
  const ms = performance.now() - began;
  return { rate: round((rows / ms) * 1000), ms: round(ms) };
}

async function readAll(tenantId: string): Promise<number> {
  let place: RowPlace = firstPlace;
  for (let rows = 0; ;) {
    const batch = await readingTenant(tenantId, () => contactRows(everyContact, place));
    rows += batch.length;
    const last = batch.at(-1);
    if (!last || batch.length < ROWS_PER_BATCH) return rows;
    place = last;
  }
}

async function exportAll(by: Member): Promise<number> {
  const id = await inTenant(by.tenantId, () => requestExport(by, everyContact, 'nb'));
  const [owed] = await inTenant(by.tenantId, () =>
    sql<{ id: string }>(`select id from outbox where tenant_id = $1 and kind = 'contact-export' and key = $2`, [
      by.tenantId,
      id,
    ]),
  );
  const obligation = owed && (await leaseObligation(by.tenantId, owed.id));
  if (!obligation) throw new Error('the export was not owed');
  await exportContacts(obligation, new AbortController().signal, exportWords);
  const [done] = await inTenant(by.tenantId, () =>
    sql<{ state: string; rows_done: number }>(`select state, rows_done from exports where tenant_id = $1 and id = $2`, [
      by.tenantId,
      id,
    ]),
  );
  if (done?.state !== 'finished') throw new Error(`the export is ${done?.state ?? 'gone'}`);
  return done.rows_done;
}
