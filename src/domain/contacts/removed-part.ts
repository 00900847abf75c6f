import { now } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { SealBroken } from '../keys/envelope.ts';
import { openFor, sealFor } from '../keys/subject-keys.ts';
import { change } from '../tenancy.ts';
import type { Member } from '../users/member.ts';

/** The rows of a contact that are removed at once, and can be put back. */
export type PartTable = 'contact_emails' | 'contact_phones' | 'contact_addresses' | 'contact_companies';

/** A row as it stood, with when it was removed. */
export interface RemovedPart {
  readonly table: PartTable;
  readonly row: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** How long what was removed can be put back: long enough for who sees soon that it was the wrong one. */
const MS_TO_UNDO = 3_600_000;

/**
 * What was removed, sealed under the contact's own key, for the undo to carry: it is kept nowhere, and is unreadable once the contact
 * is erased. Base64url.
 */
export async function sealRemoved(contactId: string, table: PartTable, row: RemovedPart['row']): Promise<string> {
  const part: RemovedPart = { table, row, at: now().toISOString() };
  return (await sealFor({ kind: 'contact', id: contactId }, JSON.stringify(part))).toString('base64url');
}

/** @throws NotFound for what was not sealed for this contact, whose key is gone, or which was removed too long ago */
export async function openRemoved(contactId: string, sealed: string): Promise<RemovedPart> {
  const part = await opened(contactId, Buffer.from(sealed, 'base64url'));
  if (part === undefined) throw new NotFound('removed part');
  const removed: RemovedPart = JSON.parse(part);
  if (now().getTime() - Date.parse(removed.at) > MS_TO_UNDO) throw new NotFound('removed part');
  return removed;
}

async function opened(contactId: string, sealed: Buffer): Promise<string | undefined> {
  try {
    return await openFor({ kind: 'contact', id: contactId }, sealed);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Puts the row back as it stood, with its id and place in the order; what is there again already stays as it is. */
export async function putBack(by: Member, contactId: string, { table, row }: RemovedPart): Promise<void> {
  await change(
    `insert into ${table}
     select r.* from jsonb_populate_record(null::${table}, $3::jsonb) r where r.tenant_id = $1 and r.contact_id = $2
     on conflict do nothing`,
    [by.tenantId, contactId, JSON.stringify(row)],
  );
}
