import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, inTenant, readingTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { endErasure, eraseEverywhere } from './carry-out-erasure.ts';
import { claimAgain } from './business-hits.ts';
import { hashFor, type ContactLine } from './erasure-ledger.ts';
import { nameOfHit } from './free-text.ts';
import { isKeepReason } from './keep-reasons.ts';
import { hitsOf } from './same-person.ts';
import { tracesOf } from './traces.ts';

/** Erases a contact again, all but the reading back. @returns the erasure's id */
export async function replayContact(tenantId: string, line: ContactLine): Promise<string> {
  const id = await inTenant(tenantId, () => begin(tenantId, line));
  await eraseEverywhere(tenantId, id);
  return id;
}

/**
 * Reads back what was erased again, once everybody who was erased is: somebody can have had two records.
 * @returns whether something is left for a human to look at
 */
export async function readBackReplayed(tenantId: string, id: string): Promise<boolean> {
  await inTenant(tenantId, () => endErasure(tenantId, id));
  const [row] = await readingTenant(tenantId, () =>
    sql<{ state: string }>(`select state from erasures where tenant_id = $1 and id = $2`, [tenantId, id]),
  );
  return row?.state === 'residue';
}

/**
 * Writes the erasure down anew, with the decisions it had, and owes it: if the replay dies, the workers go on with it.
 * Somebody who is not in the backup either is erased already.
 */
async function begin(tenantId: string, line: ContactLine): Promise<string> {
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

async function contactOf(tenantId: string, line: ContactLine): Promise<string | undefined> {
  const contacts = await seeingRestricted(() =>
    sql<{ id: string }>(
      `select c.id from contacts c where c.tenant_id = $1
          and not exists (select from erasures e where e.tenant_id = $1 and e.contact_id = c.id and e.state <> 'done')`,
      [tenantId],
    ),
  );
  return contacts.find(({ id }) => hashFor(line, 'contact', id) === line.contact)?.id;
}

/** What was decided about places and other records holds for the same places; what nobody decided about is found by the reading back. */
async function decideAgain(tenantId: string, id: string, contactId: string, line: ContactLine): Promise<void> {
  const decided = (name: string): string => {
    const place = hashFor(line, 'place', name);
    return (place && line.decisions[place]) ?? '';
  };
  // First, since what is known to be theirs is treated with them and asked about no more.
  await claimAgain(contactId, (name) => decided(name) === 'delete');
  for (const hit of await hitsOf(contactId, await tracesOf(contactId))) {
    const [decision = '', reason = ''] = decided(nameOfHit(hit)).split(':');
    if (!['redact', 'delete', 'keep'].includes(decision)) continue;
    await change(
      `insert into erasure_decisions (tenant_id, erasure_id, place_table, place_column, place_row, decision, reason)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenantId, id, hit.table, hit.column, hit.row, decision, isKeepReason(reason) ? reason : null],
    );
  }
}
