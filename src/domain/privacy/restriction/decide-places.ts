import { record } from '../../audit/audit.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { sql } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { nameOfHit } from '../erasure/free-text.ts';
import { isRecord } from '../erasure/same-person.ts';
import { inCase } from './in-case.ts';
import { noteOpenPlaces } from './look-for-places.ts';
import { keepPlaces, placesOf, readPlaceDecision, type DecidedPlace } from './places.ts';
import { restrictActivity } from './restrict-activity.ts';
import { restrictContact } from './restrict-contact.ts';
import { findRestriction } from './restriction.ts';

/**
 * Decides about places in which somebody restricted stands besides their own record: a note or another record of theirs is restricted
 * too, or it goes on being used, for a reason. What nobody says anything about stays undecided. In the open transaction.
 * @param typed what was decided about each, by the name of its hit: `restrict`, `keep:` and a reason, or empty
 * @returns how many were decided
 * @throws Invalid on each that holds something else, and on `places` when nothing is decided; NotFound when the restriction is lifted or of
 * one activity; NotAllowed
 */
export async function decidePlaces(by: Member, id: string, typed: (name: string) => string): Promise<number> {
  const { contactId, activityId, liftedAt, ground, requestId } = await findRestriction(by, id);
  if (contactId === null || activityId !== null || liftedAt !== null) throw new NotFound('restriction');
  const { places } = await inCase(by, () => placesOf(id, contactId));
  const decided: DecidedPlace[] = [];
  const problems: Record<string, string> = {};
  for (const { hit, decision, reason } of places) {
    const name = nameOfHit(hit);
    const text = typed(name);
    if (text === '' || decision === 'restrict' || text === `keep:${reason}`) continue;
    const read = readPlaceDecision(hit, text);
    if (read) decided.push(read);
    else problems[name] = 'restriction.place.undecided';
  }
  if (decided.length === 0 && Object.keys(problems).length === 0) problems['places'] = 'restriction.place.nothing';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const made = new Map<string, string>();
  for (const { hit, decision } of decided) {
    if (decision !== 'restrict') continue;
    const why = { ground, requestId: requestId ?? undefined };
    if (isRecord(hit)) await restrictContact(by, hit.row, { ...why, decisions: typed });
    // Its title and its text may both name them, and somebody may have restricted it already.
    else if (!made.has(hit.row) && !(await isRestricted(by, hit.row)))
      made.set(hit.row, await restrictActivity(by, hit.row, why));
  }
  await keepPlaces(by, id, decided, made);
  await inCase(by, () => noteOpenPlaces(id, contactId));
  await record(
    asActor(by),
    'restriction.decided',
    { kind: 'contact', id: contactId },
    { decisions: decided.length, restricted: decided.filter(({ decision }) => decision === 'restrict').length },
  );
  return decided.length;
}

const isRestricted = (by: Member, activityId: string): Promise<boolean> =>
  inCase(by, async () => {
    const rows = await sql(`select from activities where tenant_id = $1 and id = $2 and restricted_at is not null`, [
      by.tenantId,
      activityId,
    ]);
    return rows.length > 0;
  });
