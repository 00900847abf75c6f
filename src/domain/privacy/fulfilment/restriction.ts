import { Invalid } from '../../errors.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import { restrictContact } from '../restriction/restrict-contact.ts';
import { dayIn, say, type FulfilmentFacts, type MatchedRequest } from './state.ts';

/** The restriction of a person's data. */
export interface RestrictionFulfilment extends FulfilmentFacts {
  readonly way: 'restriction';
  readonly restriction: StandingRestriction | undefined;
}

/** A restriction that stands over a person. */
export interface StandingRestriction {
  readonly id: string;
  readonly restrictedAt: Date;
}

const sentence = {
  nb: 'Fra {date} er opplysningene om {whom} lagt til side. De lagres, men brukes ikke til noe, og du får beskjed før de tas i bruk igjen (art. 18).',
  en: 'Since {date} the data about {whom} is set aside. It is stored but not used for anything, and you will be told before it is used again (Art. 18).',
};

/** Whether the person is restricted now. */
export async function restrictionFor(desk: RequestDesk, request: MatchedRequest): Promise<RestrictionFulfilment> {
  const restriction = await standingRestriction(desk, request.contactId);
  return restriction
    ? {
        way: 'restriction',
        state: 'done',
        told: [say(request, sentence, { date: dayIn(request, restriction.restrictedAt) })],
        restriction,
      }
    : { way: 'restriction', state: 'not-begun', told: [], restriction };
}

/** The restriction that stands over a contact. */
export async function standingRestriction(
  desk: RequestDesk,
  contactId: string,
): Promise<StandingRestriction | undefined> {
  const [row] = await desk.see(() =>
    sql<StandingRestriction>(
      `select id, restricted_at as "restrictedAt" from restrictions
        where tenant_id = $1 and contact_id = $2 and activity_id is null and lifted_at is null`,
      [currentTenantId(), contactId],
    ),
  );
  return row;
}

/**
 * Restricts the person a request is about, at once. Somebody who is restricted already stays so.
 * @param ground one of `restrictionGrounds`
 * @param decisions about other contacts with the same address or number, as in `restrictContact`
 * @throws Invalid on `ground`, on other contacts that nobody decided about, on `identity` where nobody is matched, on `request` when it has ended; NotFound
 */
export async function restrictForRequest(
  desk: RequestDesk,
  id: string,
  ground: string,
  decisions: (name: string) => string = () => '',
): Promise<void> {
  await carryOutRequest(desk, id, async ({ contactId }) => {
    if (desk.by === undefined || contactId === null) throw new Invalid({ request: 'requests.act.other' });
    if ((await standingRestriction(desk, contactId)) === undefined)
      await restrictContact(desk.by, contactId, { ground, requestId: id, decisions });
    return { step: 'restricted' };
  });
}
