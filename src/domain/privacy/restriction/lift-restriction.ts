import { refreshLastActivity } from '../../activities/last-activity.ts';
import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { tellOfLifting } from '../disclosures/tell-of-lifting.ts';
import { asActor, type Member } from '../../users/member.ts';
import { isWayToTell, LONGEST_NOTE } from './ground.ts';
import { showContact } from './hide.ts';
import { inCase } from './in-case.ts';

interface LockedRestriction {
  readonly contactId: string | null;
  readonly activityId: string | null;
  readonly told: boolean;
  readonly requestId: string | null;
}

/**
 * Notes how the person was told that the restriction will be lifted, or why they could not be: the first of the two steps
 * of lifting it, since they have to know before it happens (Art. 18(3)). Telling again replaces what was noted.
 * @throws Invalid (fields how, note), NotFound when it is not there or lifted already, NotAllowed
 */
export async function tellBeforeLifting(
  by: Member,
  id: string,
  telling: { readonly how: string; readonly note: string },
): Promise<void> {
  await inCase(by, async () => {
    const { how } = telling;
    const note = telling.note.trim();
    if (!isWayToTell(how)) throw new Invalid({ how: 'form.choose' });
    if (how === 'not-told' && note === '') throw new Invalid({ note: 'restriction.tell.reasonNeeded' });
    if (note.length > LONGEST_NOTE)
      throw new Invalid({ note: { key: 'form.tooLong', params: { count: LONGEST_NOTE } } });
    const { contactId, activityId } = await lock(by, id);
    await Promise.all([
      change(
        `update restrictions set told_at = $3, told_by = $4, told_how = $5, told_note = $6
          where tenant_id = $1 and id = $2`,
        [by.tenantId, id, now(), by.id, how, note],
      ),
      record(asActor(by), 'restriction.told', subjectOf(contactId, activityId), { how }),
    ]);
  });
}

/**
 * Lifts a restriction, the second step: everything is shown and used as before, and recipients who were told of it hear so.
 * @throws Invalid (field told) when the person has not been told, NotFound when it is not there or lifted already, NotAllowed
 */
export async function liftRestriction(by: Member, id: string): Promise<Pick<LockedRestriction, 'contactId'>> {
  return inCase(by, async () => {
    const { contactId, activityId, told, requestId } = await lock(by, id);
    if (!told) throw new Invalid({ told: 'restriction.lift.tellFirst' });
    await change(`update restrictions set lifted_at = $3, lifted_by = $4 where tenant_id = $1 and id = $2`, [
      by.tenantId,
      id,
      now(),
      by.id,
    ]);
    if (activityId === null && contactId !== null) {
      await tellOfLifting(by, { id, contactId, requestId });
      await showContact(contactId);
      await liftTheirPlaces(by, id);
    }
    if (activityId !== null) await showActivity(by, activityId);
    await record(
      asActor(by),
      activityId === null ? 'contact.restriction-lifted' : 'activity.restriction-lifted',
      subjectOf(contactId, activityId),
    );
    return { contactId };
  });
}

/**
 * Shows what was restricted because it names the person, told as they were; what names somebody else who is restricted stays with
 * them.
 */
async function liftTheirPlaces(by: Member, id: string): Promise<void> {
  await change(
    `update restriction_decisions d set made = own.made
       from restriction_decisions own, restrictions r
      where own.tenant_id = $1 and own.restriction_id = $2 and own.made is not null
        and d.tenant_id = $1 and d.restriction_id <> $2 and d.decision = 'restrict' and d.made is null
        and d.place_table = own.place_table and d.place_row = own.place_row
        and r.tenant_id = $1 and r.id = d.restriction_id and r.lifted_at is null`,
    [by.tenantId, id],
  );
  const lifted = await sql<{ activityId: string }>(
    `update restrictions a
        set told_at = p.told_at, told_by = p.told_by, told_how = p.told_how, told_note = '', lifted_at = p.lifted_at, lifted_by = p.lifted_by
       from restrictions p
      where p.tenant_id = $1 and p.id = $2 and a.tenant_id = $1 and a.lifted_at is null
        and a.id in (select made from restriction_decisions where tenant_id = $1 and restriction_id = $2 and made is not null)
        and not exists (select from restriction_decisions o
                         join restrictions r on r.tenant_id = $1 and r.id = o.restriction_id and r.lifted_at is null
                        where o.tenant_id = $1 and o.made = a.id)
     returning a.activity_id as "activityId"`,
    [by.tenantId, id],
  );
  for (const { activityId } of lifted) {
    await showActivity(by, activityId);
    await record(asActor(by), 'activity.restriction-lifted', { kind: 'activity', id: activityId });
  }
}

const subjectOf = (contactId: string | null, activityId: string | null): { kind: string; id: string | undefined } =>
  activityId === null ? { kind: 'contact', id: contactId ?? undefined } : { kind: 'activity', id: activityId };

/** The restriction and the person, locked in the order in which everybody locks them. */
async function lock(by: Member, id: string): Promise<LockedRestriction> {
  if (!isId(id)) throw new NotFound('restriction');
  await sql(
    `select from contacts where tenant_id = $1
        and id = (select contact_id from restrictions where tenant_id = $1 and id = $2) for update`,
    [by.tenantId, id],
  );
  const [restriction] = await sql<LockedRestriction>(
    `select contact_id as "contactId", activity_id as "activityId", told_at is not null as told, request_id as "requestId"
       from restrictions where tenant_id = $1 and id = $2 and lifted_at is null for update`,
    [by.tenantId, id],
  );
  if (!restriction) throw new NotFound('restriction');
  return restriction;
}

/** Shows an activity again, unless the person it is about is restricted. */
async function showActivity(by: Member, id: string): Promise<void> {
  const [activity] = await sql<{ contactId: string | null; companyId: string | null }>(
    `update activities a
        set restricted_at = (select c.restricted_at from contacts c where c.tenant_id = $1 and c.id = a.contact_id)
      where a.tenant_id = $1 and a.id = $2
     returning a.contact_id as "contactId", a.company_id as "companyId"`,
    [by.tenantId, id],
  );
  if (activity) await refreshLastActivity(activity);
}
