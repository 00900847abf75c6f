import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { withholdExports } from '../../exports/withhold-exports.ts';
import { faultPoint } from '../../fault-points.ts';
import { removeFile } from '../../files/files.ts';
import { destroyKeyOf, sealFor } from '../../keys/subject-keys.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { change, currentTenantId, inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { holdsOf, waitForHolds } from '../holds/legal-holds.ts';
import { notifyRecipients } from '../disclosures/notify-recipients.ts';
import { noteCarriedOut } from '../requests/carry-out.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';
import { ownBusinessPlaces } from './business-hits.ts';
import { blockedBy, signCertificate } from './certificate.ts';
import { eraseHere, type TreatedRows } from './erase-here.ts';
import { writeErasure } from './erasure-ledger.ts';
import type { FreeTextDecision } from './free-text.ts';
import { readBack, type ReadBack } from './read-back.ts';
import { putOff } from './put-off.ts';
import { openTraces, tracesOf } from './traces.ts';
import { waitsForRecords } from './wait-for-records.ts';

interface ErasureRow {
  readonly id: string;
  readonly contactId: string;
  readonly requestId: string | null;
  readonly askedAt: Date;
  readonly decidedAt: Date;
  readonly decidedBy: string | null;
  readonly neverContact: boolean;
  readonly state: 'waiting' | 'running' | 'held' | 'residue' | 'done';
  readonly traces: Buffer | null;
  readonly erasedAt: Date | null;
  readonly counts: readonly TreatedRows[];
  readonly replayOf: string | null;
}

/**
 * Carries out an erasure, store by store: each step can be done again and goes on where the last one was left. It ends
 * done, held by a law (whose end opens it again), or loudly with what was still found. Where another record of the person is
 * erased with it, both are erased before either is read back. While a copy is owed to the person, it is put off.
 */
export async function carryOutErasure(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key: id } = obligation;
  const came = await eraseEverywhere(tenantId, id);
  if (came === 'put-off') return;
  await inTenant(tenantId, async () => {
    if (came === 'erased' && !(await waitsForRecords(id))) await endErasure(tenantId, id, obligation);
    else await settle(obligation);
  });
}

/** How far it came: `over` when it was done before, `put-off` when the person waits for a copy. */
type Came = 'erased' | 'over' | 'put-off';

/** Everything but the end. */
export async function eraseEverywhere(tenantId: string, id: string): Promise<Came> {
  const begun = await inTenant(tenantId, () => begin(tenantId, id));
  if (begun === 'over' || begun === 'put-off') return begun;
  await faultPoint('begun');
  await inTenant(tenantId, () => withholdExports('erasure'));
  for (const fileKey of await inTenant(tenantId, () => withheldFiles(tenantId))) await removeFile(tenantId, fileKey);
  await faultPoint('files removed');
  const came = await inTenant(tenantId, () => erase(tenantId, id));
  await faultPoint('erased');
  return came;
}

const columns = `id, contact_id as "contactId", request_id as "requestId", asked_at as "askedAt", decided_at as "decidedAt",
  decided_by as "decidedBy", never_contact as "neverContact", state, traces, erased_at as "erasedAt", counts,
  replay_of as "replayOf"`;

async function locked(tenantId: string, id: string): Promise<ErasureRow | undefined> {
  const [row] = await sql<ErasureRow>(
    `select ${columns} from erasures where tenant_id = $1 and id = $2 and state <> 'done' and contact_id is not null for update`,
    [tenantId, id],
  );
  return row;
}

/** Seals what the person is known by, before it is gone: the later steps look for it, also after a crash. */
async function begin(tenantId: string, id: string): Promise<ErasureRow | Exclude<Came, 'erased'>> {
  const row = await locked(tenantId, id);
  if (!row) return 'over';
  if (await seeingRestricted(() => putOff(row))) return 'put-off';
  const traces =
    row.traces ??
    (await sealFor({ kind: 'erasure', id }, JSON.stringify(await seeingRestricted(() => tracesOf(row.contactId)))));
  await change(`update erasures set state = 'running', step = 'begun', traces = $3 where tenant_id = $1 and id = $2`, [
    tenantId,
    id,
    traces,
  ]);
  return row;
}

/** @param businesses the places of the person's own, which a backup may not know to be theirs */
async function writeDown(
  tenantId: string,
  { id, contactId, neverContact }: ErasureRow,
  businesses: readonly string[],
): Promise<void> {
  const decisions = await sql<{ name: string; decision: FreeTextDecision; reason: string | null }>(
    `select place_table || '.' || place_column || '.' || place_row as name, decision, reason
       from erasure_decisions where tenant_id = $1 and erasure_id = $2 order by 1`,
    [tenantId, id],
  );
  await writeErasure({
    tenantId,
    erasureId: id,
    contactId,
    neverContact,
    decisions: Object.fromEntries([
      ...businesses.map((name) => [name, { decision: 'delete', reason: null }] as const),
      ...decisions.map(({ name, ...decision }) => [name, decision] as const),
    ]),
  });
}

async function withheldFiles(tenantId: string): Promise<string[]> {
  const rows = await sql<{ file_key: string }>(
    `select file_key from exports where tenant_id = $1 and withheld_because = 'erasure' and file_key is not null`,
    [tenantId],
  );
  return rows.map(({ file_key }) => file_key);
}

async function erase(tenantId: string, id: string): Promise<Came> {
  const row = await locked(tenantId, id);
  if (!row) return 'over';
  if (await seeingRestricted(() => putOff(row))) return 'put-off';
  const { treated, businesses } = await seeingRestricted(async () => {
    // While it is still known who they are. What was replayed from the ledger was told of when it was erased first.
    const { contactId, requestId } = row;
    if (row.erasedAt === null && row.replayOf === null)
      await notifyRecipients({ cause: 'erasure', contactId, causeId: id, requestId });
    const businesses = await ownBusinessPlaces(contactId);
    return { businesses, treated: await eraseHere(row, await openTraces(row)) };
  });
  await change(
    `update erasures set step = 'erased', erased_at = coalesce(erased_at, $3), counts = $4 where tenant_id = $1 and id = $2`,
    [tenantId, id, now(), JSON.stringify(summed([...row.counts, ...treated]))],
  );
  // Last, since it alone cannot be taken back, and before the end, so that no backup holds what the ledger does not know of.
  // Should the transaction be lost after it, nothing puts the erasure off any more.
  if (row.replayOf === null) await writeDown(tenantId, row, businesses);
  await faultPoint('in the ledger');
  return 'erased';
}

function summed(treated: readonly TreatedRows[]): TreatedRows[] {
  const sums = new Map<string, TreatedRows>();
  for (const one of treated) {
    const key = `${one.table} ${one.ofOthers === true}`;
    sums.set(key, { ...one, rows: (sums.get(key)?.rows ?? 0) + one.rows });
  }
  return [...sums.values()];
}

/** Reads everything back and decides how it ended, in the open transaction that settles what was owed. */
export async function endErasure(tenantId: string, id: string, obligation?: LeasedObligation): Promise<void> {
  const row = await locked(tenantId, id);
  if (row) {
    const found = await seeingRestricted(async () => readBack(id, row.contactId, await openTraces(row)));
    const holds = await holdsOf({ kind: 'contact', id: row.contactId });
    await write(tenantId, row, found);
    const about = { kind: 'contact', id: row.contactId };
    if (found.residue.length > 0) {
      await state(tenantId, id, 'residue');
      await tellRequest(row, 'erasure-residue');
      await record(system, 'erasure.residue-found', about, {
        erasure: id,
        places: found.residue.map((one) => one.place),
      });
    } else if (holds.length > 0) {
      await state(tenantId, id, 'held');
      await tellRequest(row, 'erasure-held');
      await waitForHolds(
        holds.map((hold) => hold.id),
        { kind: 'erasure', key: id, subjectId: id },
      );
      await record(system, 'erasure.held', about, { erasure: id, holds: holds.length });
    } else {
      await finish(tenantId, row, found);
      await tellRequest(row, 'erasure-done');
      await record(system, 'erasure.finished', about, { erasure: id });
    }
  }
  await faultPoint('read back');
  if (obligation) await settle(obligation);
}

/** Says on the request how the erasure it asked for has ended, each time it does. */
async function tellRequest({ requestId, contactId }: ErasureRow, step: string): Promise<void> {
  if (requestId === null) return;
  const [own] = await sql(`select from data_subject_requests where tenant_id = $1 and id = $2 and contact_id = $3`, [
    currentTenantId(),
    requestId,
    contactId,
  ]);
  // Another record of theirs being done is not yet the person being done.
  if (own || step !== 'erasure-done') await noteCarriedOut(requestId, system, { step });
}

const state = (tenantId: string, id: string, word: 'residue' | 'held'): Promise<number> =>
  change(`update erasures set state = $3 where tenant_id = $1 and id = $2`, [tenantId, id, word]);

const write = (tenantId: string, { id }: ErasureRow, { kept, residue }: ReadBack): Promise<number> =>
  change(
    `update erasures set step = 'read-back', checked_at = $3, kept = $4, residue = $5 where tenant_id = $1 and id = $2`,
    [tenantId, id, now(), JSON.stringify(kept), JSON.stringify(residue)],
  );

/** The last thing that named the person goes: the key of what they were known by. */
async function finish(tenantId: string, row: ErasureRow, { kept }: ReadBack): Promise<void> {
  const at = now();
  const blocked = blockedBy(row.neverContact, kept);
  const certificate = signCertificate({
    tenant: tenantId,
    erasure: row.id,
    contact: row.contactId,
    request: row.requestId,
    rule: 'GDPR art. 17(1)',
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt.toISOString(),
    decidedBy: row.decidedBy,
    erasedAt: (row.erasedAt ?? at).toISOString(),
    checkedAt: at.toISOString(),
    treated: row.counts,
    kept,
    agesOut: { backupDays: retentionCodes.backup.period.number },
    openLinks: 0,
    suppressed: blocked !== 'none',
    blocked,
  });
  await destroyKeyOf({ kind: 'erasure', id: row.id });
  // They say where others wrote about the person: nobody is to find those places by who was erased.
  await change(`delete from erasure_decisions where tenant_id = $1 and erasure_id = $2`, [tenantId, row.id]);
  await change(
    `update erasures set state = 'done', step = 'done', done_at = $3, traces = null, certificate = $4
      where tenant_id = $1 and id = $2`,
    [tenantId, row.id, at, JSON.stringify(certificate)],
  );
}
