import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { withholdExports } from '../../exports/withhold-exports.ts';
import { isId, newId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { notifyRecipients } from '../disclosures/notify-recipients.ts';
import { claimHits } from '../erasure/business-hits.ts';
import { isRestrictionGround, LONGEST_NOTE, type RestrictionGround } from './ground.ts';
import { isAboutToBeErased } from './about-to-be-erased.ts';
import { hideContact } from './hide.ts';
import { inCase } from './in-case.ts';
import { noteOpenPlaces } from './look-for-places.ts';
import { keepPlaces, recordsTogether } from './places.ts';

/** Why processing is to be restricted. */
export interface NewRestriction {
  /** One of `restrictionGrounds`, as typed. */
  readonly ground: string;
  /** The data subject request it comes with. */
  readonly requestId?: string | undefined;
  readonly note?: string | undefined;
  /** What was decided about other contacts with the same address or number and businesses that may be theirs, by the name of each (`nameOfHit`): `restrict`, or `keep:` and a reason. */
  readonly decisions?: ((name: string) => string) | undefined;
}

/**
 * Restricts the processing of a contact (Art. 18): the record is kept as it is and nobody sees or uses it, except in the
 * case at the privacy desk. Other contacts with the same address or number that are said to be the same person are restricted with
 * them. Files of contacts that are ready for download are taken back, since the person may be in them.
 * @returns the restriction's id
 * @throws Invalid (fields ground, note, contact, and one for each other contact or business that nobody decided about), NotFound, NotAllowed
 */
export async function restrictContact(by: Member, contactId: string, why: NewRestriction): Promise<string> {
  return inCase(by, async () => {
    const reason = readReason(why);
    // Of somebody who is restricted already nothing more is read.
    demandFree(isId(contactId) ? await stateOf(by, [contactId], '') : [], contactId);
    const { contactIds, decided } = await recordsTogether(contactId, why.decisions ?? (() => ''), why.requestId);
    // All of them in one order, as whoever else locks several.
    const people = await stateOf(by, contactIds, 'for update');
    demandFree(people, contactId);
    await claimHits(
      by,
      contactId,
      decided.flatMap(({ hit, decision }) => (decision === 'restrict' ? [hit] : [])),
    );
    const at = now();
    const ids = new Map<string, string>();
    for (const { id, restricted } of people)
      if (!restricted) ids.set(id, await restrictOne(by, id, { ...reason, requestId: why.requestId, at }));
    for (const [id, restrictionId] of ids)
      await keepPlaces(
        by,
        restrictionId,
        decided.filter(({ hit }) => hit.row !== id),
      );
    for (const [one, restrictionId] of ids) await noteOpenPlaces(restrictionId, one);
    await withholdExports('restriction');
    return ids.get(contactId) ?? '';
  });
}

interface RecordState {
  readonly id: string;
  readonly restricted: boolean;
  readonly erasing: boolean;
}

const stateOf = (by: Member, ids: readonly string[], lock: '' | 'for update'): Promise<RecordState[]> =>
  sql<RecordState>(
    `select id, restricted_at is not null as restricted,
            ${isAboutToBeErased('contacts')} as erasing
       from contacts
      where tenant_id = $1 and id = any($2::uuid[]) and anonymised_at is null order by id ${lock}`,
    [by.tenantId, ids],
  );

/** @throws NotFound, Invalid (field contact) when they are restricted already, or about to be erased */
function demandFree(people: readonly RecordState[], contactId: string): void {
  const person = people.find(({ id }) => id === contactId);
  if (!person) throw new NotFound('contact');
  if (person.restricted) throw new Invalid({ contact: 'restriction.already' });
  if (person.erasing) throw new Invalid({ contact: 'restriction.erasing' });
}

/** One record, locked, in the open case. @returns the restriction's id */
async function restrictOne(
  by: Member,
  contactId: string,
  why: {
    readonly ground: RestrictionGround;
    readonly note: string;
    readonly requestId: string | undefined;
    readonly at: Date;
  },
): Promise<string> {
  const id = newId();
  const { ground, requestId, at } = why;
  await notifyRecipients({ cause: 'restriction', contactId, causeId: id, requestId: requestId ?? null }, asActor(by));
  await Promise.all([
    keep(by, { id, contactId, activityId: null, ...why }),
    hideContact(contactId, at),
    record(asActor(by), 'contact.restricted', { kind: 'contact', id: contactId }, { ground }),
  ]);
  return id;
}

/** Reads what was typed about why. @throws Invalid (fields ground, note) */
export function readReason(why: NewRestriction): { readonly ground: RestrictionGround; readonly note: string } {
  const note = (why.note ?? '').trim();
  if (!isRestrictionGround(why.ground)) throw new Invalid({ ground: 'form.choose' });
  if (note.length > LONGEST_NOTE) throw new Invalid({ note: { key: 'form.tooLong', params: { count: LONGEST_NOTE } } });
  if (why.requestId !== undefined && !isId(why.requestId)) throw new Invalid({ request: 'form.choose' });
  return { ground: why.ground, note };
}

/** Writes the restriction's own row, in the open case. */
export const keep = (
  by: Member,
  row: {
    readonly id: string;
    readonly contactId: string | null;
    readonly activityId: string | null;
    readonly ground: RestrictionGround;
    readonly note: string;
    readonly requestId: string | undefined;
    readonly at: Date;
  },
): Promise<number> =>
  change(
    `insert into restrictions (tenant_id, id, contact_id, activity_id, ground, request_id, note, restricted_at,
                               restricted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [by.tenantId, row.id, row.contactId, row.activityId, row.ground, row.requestId ?? null, row.note, row.at, by.id],
  );
