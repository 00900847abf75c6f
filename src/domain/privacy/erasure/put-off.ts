import { now } from '../../clock.ts';
import { lockContacts } from '../../contacts/lock-contacts.ts';
import { oweAgain } from '../../outbox.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { copiesOwed } from './answers-first.ts';
import { erasedTogether } from './erased-together.ts';
import { isInLedger } from './erasure-ledger.ts';

/** How soon it is asked again whether the person still waits for a copy. */
const ASKED_AGAIN_MS = 10 * 60_000;

/** The requests for a copy, of any of the person's records, that an erasure waits for. In the open case. */
export async function copiesBefore(erasureId: string): Promise<string[]> {
  const records = await erasedTogether(erasureId);
  return copiesOwed(records.filter(({ erased }) => !erased).map(({ contactId }) => contactId));
}

/**
 * Puts an erasure off while the person waits for a copy of any of their records: it may have been asked for after the erasure
 * was decided. The contacts stay locked, so that whoever asks comes before or after and not between. What was erased once,
 * here or before a backup, or is in the ledger as if it were, has nothing to copy or is to have nothing. In the open case.
 * @returns whether it waits
 */
export async function putOff({
  id,
  erasedAt,
  replayOf,
}: {
  readonly id: string;
  readonly erasedAt: Date | null;
  readonly replayOf: string | null;
}): Promise<boolean> {
  if (erasedAt !== null || replayOf !== null) return false;
  const records = (await erasedTogether(id)).filter(({ erased }) => !erased);
  await lockContacts(records.map(({ contactId }) => contactId));
  if ((await copiesBefore(id)).length === 0 || (await isInLedger(id))) return false;
  // What they are known by may change meanwhile, so it is gathered anew.
  await change(
    `update erasures set state = 'waiting', step = 'decided', traces = null where tenant_id = $1 and id = $2`,
    [currentTenantId(), id],
  );
  await oweAgain('erasure', id, { subjectId: id, dueAt: new Date(now().getTime() + ASKED_AGAIN_MS) });
  return true;
}
