import { refreshLastActivity } from '../../activities/last-activity.ts';
import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { isOfTheLiving, type ChangedActivity } from '../../activities/change-activity.ts';
import { isAboutToBeErased } from './about-to-be-erased.ts';
import { inCase } from './in-case.ts';
import { keep, readReason, type NewRestriction } from './restrict-contact.ts';

/**
 * Restricts one thing that was written about somebody, a note for example, and nothing else of them. While it lasts the
 * person is not anonymised by the retention rule either, and what it belongs to is not deleted from the trash.
 * @returns the restriction's id
 * @throws Invalid (fields ground, note, activity), NotFound, NotAllowed
 */
export async function restrictActivity(by: Member, activityId: string, why: NewRestriction): Promise<string> {
  return inCase(by, async () => {
    const { ground, note } = readReason(why);
    // The person first, as everybody does who writes about them, so that nobody waits for each other in a ring.
    const [about] = isId(activityId)
      ? await sql<{ contactId: string | null; companyId: string | null }>(
          `select contact_id as "contactId", company_id as "companyId" from activities where tenant_id = $1 and id = $2`,
          [by.tenantId, activityId],
        )
      : [];
    if (!about) throw new NotFound('activity');
    if (about.contactId !== null) {
      const person = [by.tenantId, about.contactId];
      const [there] = await sql<{ erasing: boolean }>(
        `select ${isAboutToBeErased('contacts')} as erasing from contacts where tenant_id = $1 and id = $2 for update`,
        person,
      );
      // What is left of somebody erased is about nobody, and so is this.
      if (!there) throw new NotFound('contact');
      if (there.erasing) throw new Invalid({ activity: 'restriction.erasing' });
    }
    const [activity] = await sql<{ restricted: boolean; kind: string }>(
      `select kind, restricted_at is not null as restricted from activities
        where tenant_id = $1 and id = $2 for update`,
      [by.tenantId, activityId],
    );
    if (!activity) throw new NotFound('activity');
    if (activity.restricted) throw new Invalid({ activity: 'restriction.already' });
    const id = newId();
    const at = now();
    await Promise.all([
      keep(by, { id, contactId: about.contactId, activityId, ground, note, requestId: why.requestId, at }),
      change(`update activities set restricted_at = $3 where tenant_id = $1 and id = $2`, [
        by.tenantId,
        activityId,
        at,
      ]),
      record(asActor(by), 'activity.restricted', { kind: 'activity', id: activityId }, { ground, kind: activity.kind }),
    ]);
    await refreshLastActivity(about);
    return id;
  });
}

/** An activity that is not restricted, with what stands in it, before somebody decides on it. @throws NotFound, NotAllowed */
export async function activityToRestrict(by: Member, id: string): Promise<ChangedActivity & { readonly body: string }> {
  demand(by, 'privacy');
  const [activity] = isId(id)
    ? await sql<ChangedActivity & { readonly body: string }>(
        `select id, kind, subject as title, body, contact_id as "contactId", company_id as "companyId",
                deal_id as "dealId"
           from activities where tenant_id = $1 and id = $2 and ${isOfTheLiving}`,
        [by.tenantId, id],
      )
    : [];
  if (!activity) throw new NotFound('activity');
  return activity;
}
