import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { everyTenantId } from '../../housekeeping.ts';
import { newId } from '../../identifiers.ts';
import { change, inTenant, readingTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { endErasure, eraseEverywhere } from './carry-out-erasure.ts';
import { hashFor, readLedger, type LedgerLine } from './erasure-ledger.ts';
import { freeTextHits, nameOfHit } from './free-text.ts';
import { isKeepReason } from './keep-reasons.ts';
import { tracesOf } from './traces.ts';

/** An erasure that the ledger knows of and the database does not: the database is older, a restored backup. */
export interface MissingErasure {
  readonly tenantId: string;
  readonly line: LedgerLine;
}

/** What the ledger says that the database does not know. */
export interface LedgerAhead {
  readonly missing: readonly MissingErasure[];
  /** Places in the ledger's files that are not as they were written. */
  readonly broken: readonly string[];
}

/**
 * Holds the ledger against the database. An erasure of a tenant that the database does not have at all is not missing:
 * there is nobody to erase.
 */
export async function ledgerAhead(): Promise<LedgerAhead> {
  const { lines, broken } = await readLedger();
  if (lines.length === 0) return { missing: [], broken };
  const missing: MissingErasure[] = [];
  for (const tenantId of await everyTenantId()) {
    const ours = lines.filter((line) => line.tenant === hashFor(line, 'tenant', tenantId));
    if (ours.length === 0) continue;
    const known = await readingTenant(tenantId, () =>
      sql<{ id: string; replay_of: string | null }>(`select id, replay_of from erasures where tenant_id = $1`, [
        tenantId,
      ]),
    );
    const replayed = new Set(known.map(({ replay_of }) => replay_of));
    for (const line of ours)
      if (!replayed.has(line.erasure) && !known.some(({ id }) => hashFor(line, 'erasure', id) === line.erasure))
        missing.push({ tenantId, line });
  }
  return { missing, broken };
}

/**
 * Carries out again every erasure that a restored backup has forgotten (hard case 20). A second run finds nothing to do;
 * one that was interrupted goes on.
 * @returns how many were carried out, and how many ended with something left for a human to look at
 */
export async function replayErasures(): Promise<{ readonly replayed: number; readonly toLookAt: number }> {
  const { missing } = await ledgerAhead();
  let toLookAt = 0;
  for (const { tenantId, line } of missing) {
    const id = await inTenant(tenantId, () => begin(tenantId, line));
    await eraseEverywhere(tenantId, id);
    await inTenant(tenantId, () => endErasure(tenantId, id));
    const [row] = await readingTenant(tenantId, () =>
      sql<{ state: string }>(`select state from erasures where tenant_id = $1 and id = $2`, [tenantId, id]),
    );
    if (row?.state === 'residue') toLookAt += 1;
  }
  return { replayed: missing.length, toLookAt };
}

/**
 * Writes the erasure down anew, with the decisions it had, and owes it: if the replay dies, the workers go on with it.
 * Somebody who is not in the backup either is erased already.
 */
async function begin(tenantId: string, line: LedgerLine): Promise<string> {
  const contactId = await contactOf(tenantId, line);
  const id = newId();
  await change(
    `insert into erasures (tenant_id, id, contact_id, asked_at, decided_at, never_contact, replay_of, state, step, done_at)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)`,
    [
      tenantId,
      id,
      contactId ?? null,
      line.at,
      line.neverContact,
      line.erasure,
      ...(contactId === undefined ? ['done', 'done', now()] : ['waiting', 'decided', null]),
    ],
  );
  if (contactId === undefined) return id;
  await seeingRestricted(() => decideAgain(tenantId, id, contactId, line));
  await record(system, 'erasure.decided', { kind: 'contact', id: contactId }, { erasure: id, replayed: true });
  return id;
}

async function contactOf(tenantId: string, line: LedgerLine): Promise<string | undefined> {
  const contacts = await seeingRestricted(() =>
    sql<{ id: string }>(
      `select c.id from contacts c where c.tenant_id = $1
          and not exists (select from erasures e where e.tenant_id = $1 and e.contact_id = c.id and e.state <> 'done')`,
      [tenantId],
    ),
  );
  return contacts.find(({ id }) => hashFor(line, 'contact', id) === line.contact)?.id;
}

/** What was decided about free text holds for the same places; what nobody decided about is found by the reading back. */
async function decideAgain(tenantId: string, id: string, contactId: string, line: LedgerLine): Promise<void> {
  for (const hit of await freeTextHits(contactId, await tracesOf(contactId))) {
    const place = hashFor(line, 'place', nameOfHit(hit));
    const [decision = '', reason = ''] = ((place && line.decisions[place]) ?? '').split(':');
    if (!['redact', 'delete', 'keep'].includes(decision)) continue;
    await change(
      `insert into erasure_decisions (tenant_id, erasure_id, place_table, place_column, place_row, decision, reason)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenantId, id, hit.table, hit.column, hit.row, decision, isKeepReason(reason) ? reason : null],
    );
  }
}
