import { record } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { openMany, sealFor } from '../../keys/subject-keys.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { keptText } from '../requests/receive-request.ts';
import { inCase } from '../restriction/in-case.ts';
import { type ListedDisclosure, lineOfLog, recipientKey, recipientsOf } from './disclosure-log.ts';
import { readFacts, toldOnlyOf } from './notice-letter.ts';
import { endNotice } from './recipient-notices.ts';
import { LONGEST_WHY } from './record-by-hand.ts';

/** A line that can be taken back, and where the person is found: by their page, or by the case while they are restricted. */
export interface CorrectableLine {
  readonly line: ListedDisclosure;
  readonly contactId: string;
  /** The restriction the person is under. */
  readonly restrictionId: string | undefined;
}

/**
 * A line that a member wrote by hand and nobody has taken back. What our own letters gave has been given, and stays.
 * @throws NotFound, NotAllowed
 */
export async function correctableLine(by: Member, id: string): Promise<CorrectableLine> {
  demand(by, 'privacy');
  const line = isId(id) ? await lineOfLog(id) : undefined;
  if (line?.act !== 'by-hand' || line.correction) throw new NotFound('disclosure');
  const { contactId } = line;
  const [restricted] = await sql<{ id: string }>(
    `select id from restrictions where tenant_id = $1 and contact_id = $2 and activity_id is null and lifted_at is null`,
    [by.tenantId, contactId],
  );
  return { line, contactId, restrictionId: restricted?.id };
}

/**
 * Takes back a line that was a slip, restricted person or not: the data was never given. The log only grows, so it is a line of
 * its own that says which one and why. Who was to be told (Art. 19) because of it alone is told nothing, and who was given
 * less than the log said is told of what they were given.
 *
 * @returns whom it was about
 * @throws Invalid (field reason), NotFound, NotAllowed
 */
export async function correctLine(by: Member, id: string, typedReason: string): Promise<CorrectableLine> {
  const found = await correctableLine(by, id);
  const reason = keptText(typedReason, LONGEST_WHY + 1);
  if (reason === '') throw new Invalid({ reason: 'form.required' });
  if (reason.length > LONGEST_WHY)
    throw new Invalid({ reason: { key: 'form.tooLong', params: { count: LONGEST_WHY } } });
  const { line, contactId } = found;
  const ended = await inCase(by, async () => {
    // Whoever tells recipients of a change has the person locked: their notices are there to be seen, or see this line.
    await sql(`select from contacts where tenant_id = $1 and id = $2 for no key update`, [by.tenantId, contactId]);
    const added = await change(
      `insert into disclosures (tenant_id, id, contact_id, recipient, categories, act, why, given_on, recorded_at, recorded_by, corrects)
       values ($1, $2, $3, '', $4, 'correction', $5, $6, $7, $8, $9)
       on conflict (tenant_id, corrects) where corrects is not null do nothing`,
      [by.tenantId, newId(), contactId, line.categories, reason, osloDay(), now(), by.id, id],
    );
    if (added === 0) throw new NotFound('disclosure');
    return narrowNotices(by, line, contactId);
  });
  const details = { kinds: line.categories, notices: ended };
  await record(asActor(by), 'disclosure.corrected', { kind: 'contact', id: contactId }, details);
  return found;
}

/** Has the letters that wait for the line's recipient say what they were given according to the lines that stand. @returns how many ended */
async function narrowNotices(by: Member, line: ListedDisclosure, contactId: string): Promise<number> {
  const standing = (await recipientsOf(contactId)).find((one) => recipientKey(one) === recipientKey(line));
  const waiting = await sql<{ id: string; recipient: string; email: string | null; sealed: Buffer }>(
    `select id, recipient, email, letter as sealed from recipient_notices
      where tenant_id = $1 and contact_id = $2 and letter is not null order by id for update`,
    [currentTenantId(), contactId],
  );
  const theirs = waiting.filter((notice) => recipientKey(notice) === recipientKey(line));
  const opened = await openMany(
    theirs.map(({ id, sealed }) => ({ subject: { kind: 'recipient-notice', id }, sealed })),
  );
  let ended = 0;
  for (const [at, { id }] of theirs.entries()) {
    const text = opened[at];
    const left = text === undefined ? undefined : toldOnlyOf(readFacts(text), standing?.categories ?? []);
    if (left) {
      const letter = await sealFor({ kind: 'recipient-notice', id }, JSON.stringify(left));
      await change(`update recipient_notices set letter = $3 where tenant_id = $1 and id = $2`, [
        by.tenantId,
        id,
        letter,
      ]);
    } else {
      await endNotice(by, id, 'never-given');
      ended += 1;
    }
  }
  return ended;
}
