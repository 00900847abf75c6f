import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import { abandonCopies } from '../access/links.ts';
import { stopMarketingAtOnce } from '../fulfilment/right-to-object.ts';
import type { RequestDesk } from './desk.ts';
import { everKnown } from './ever-known.ts';
import { addEvent } from './events.ts';
import { LONGEST_NAME, type RequestKind } from './kinds.ts';
import { waitingObjection } from './waiting-objection.ts';
import { lockOpenRequest } from './locked-request.ts';
import { hasPerson, keptText, person } from './receive-request.ts';
import { representationProblems, representedOf, type TypedRepresentation } from './representation.ts';

/** What a request turned out to be. */
export interface SortedAs {
  readonly kind: RequestKind;
  /** Whose data it is about; empty for nobody. */
  readonly personId: string;
  /** What they are written to in, from now on: a mail does not say. Left as it is when undefined. */
  readonly language?: 'nb' | 'en' | undefined;
  /** Whom somebody asks for; left as it is when undefined. */
  readonly represented?: TypedRepresentation | undefined;
}

/**
 * Says what a request is about and whose data: a draft becomes a request in hand. Another person than
 * before, or another ground to ask for them, makes what was known of the identity worthless. The clock does not move.
 * @throws Invalid on `person`, `representedAs` or `representedName`, on `kind` for what is shown to be somebody's objection, or on `request` when it has ended; NotFound
 */
export async function sortRequest(
  desk: RequestDesk,
  id: string,
  { kind, personId, represented, language: said }: SortedAs,
): Promise<void> {
  // The person before the request, as whoever erases them does: the two wait for each other, and neither for ever.
  const personKnown = personId === '' || (await desk.see(() => hasPerson(desk, personId)));
  const request = await lockOpenRequest(desk, id);
  if (!personKnown) throw new Invalid({ person: 'requests.person.unknown' });
  const unsaid = represented === undefined ? {} : representationProblems(represented);
  if (Object.keys(unsaid).length > 0) throw new Invalid(unsaid);
  const { representedAs, representedName } = represented === undefined ? request : representedOf(represented);
  const { contactId = null, userId = null } = person(desk, personId);
  const another =
    contactId !== request.contactId || userId !== request.userId || representedAs !== request.representedAs;
  const language = said ?? request.language;
  const matched = personId !== '';
  // Who it was matched with until now may be whose right it is: the history keeps that there was somebody (ever-known.ts).
  const left =
    (request.contactId !== null && request.contactId !== contactId) ||
    (request.userId !== null && request.userId !== userId);
  if ((kind !== 'right-to-object' || !matched) && (await waitingObjection(desk, id)) === 'shown')
    throw new Invalid({ kind: 'requests.sort.objection' });
  await Promise.all([
    change(
      `update data_subject_requests
          set kind = $3, contact_id = $4, user_id = $6, state = 'open', language = $10, version = version + 1,
              answer_address = case when $5 then null else answer_address end,
              verified_at = case when $5 then null else verified_at end,
              verified_how = case when $5 then null else verified_how end,
              new_address_confirmed = new_address_confirmed and not $5,
              confirmed_address = case when $5 then null else confirmed_address end,
              authority_at = case when $5 or $9 then null else authority_at end,
              authority_how = case when $5 or $9 then null else authority_how end,
              represented_as = $7, represented_name = $8
        where tenant_id = $1 and id = $2`,
      [
        desk.tenantId,
        id,
        kind,
        contactId,
        another,
        userId,
        representedAs,
        keptText(representedName, LONGEST_NAME),
        // What an authority covers depends on what is asked for.
        kind !== request.kind,
        language,
      ],
    ),
    another
      ? change(
          `update identity_checks set expires_at = $3 where tenant_id = $1 and request_id = $2 and expires_at > $3`,
          [desk.tenantId, id, now()],
        )
      : undefined,
    addEvent(id, 'sorted', desk.actor, { details: { kind, matched, ...(left ? { left } : {}) } }),
    record(desk.actor, 'request.sorted', { kind: 'request', id }, { requestKind: kind, matched }),
  ]);
  // What was made for somebody else, or as something else, is nobody's.
  if (another || kind !== request.kind) await abandonCopies(id, 'all');
  // One in the other language, which nobody has been given, is made again.
  else if (language !== request.language) await abandonCopies(id, 'never-given');
  await desk.see(() => stopMarketingAtOnce({ ...request, kind, contactId, representedAs }, desk.actor));
}

/**
 * Ends what was no request at all, such as spam. It is kept with its names for a while, should that be wrong. What somebody known
 * asks or has asked for is answered: an end without a letter would take their right with neither grounds nor remedies (Art. 12(4)).
 * @throws Invalid on `reason` without one or for somebody known, or on `request` when it has ended; NotFound
 */
export async function dismissRequest(desk: RequestDesk, id: string, reason: string): Promise<void> {
  if (reason.trim() === '') throw new Invalid({ reason: 'form.required' });
  await lockOpenRequest(desk, id);
  if (await everKnown(desk, id)) throw new Invalid({ reason: 'requests.dismiss.known' });
  await Promise.all([
    change(
      `update data_subject_requests set state = 'dismissed', ended_at = $3, answer_address = null, version = version + 1
        where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, now()],
    ),
    addEvent(id, 'dismissed', desk.actor, { note: reason }),
    record(desk.actor, 'request.dismissed', { kind: 'request', id }),
  ]);
  await abandonCopies(id, 'all');
}

/** Writes something down on a request. @throws Invalid on `note` without text; NotFound */
export async function noteOnRequest(desk: RequestDesk, id: string, note: string): Promise<void> {
  if (note.trim() === '') throw new Invalid({ note: 'form.required' });
  await lockOpenRequest(desk, id);
  await addEvent(id, 'note', desk.actor, { note });
}
