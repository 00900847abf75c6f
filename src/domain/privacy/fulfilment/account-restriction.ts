import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { change, currentTenantId, inPlatform, sql } from '../../tenancy.ts';
import { soleOwnerOf } from '../../users/own-erasure/preview.ts';
import { carryOutRequest, noteCarriedOut } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import { writeLetter } from '../requests/letter-text.ts';
import { clockOf, lockRequest, type LockedRequest } from '../requests/locked-request.ts';
import { sendLetter } from '../requests/send-letter.ts';
import { isRestrictionGround, LONGEST_NOTE } from '../restriction/ground.ts';
import { dayIn, say, type FulfilmentFacts } from './state.ts';
import { userOfRequest } from './user-of-request.ts';

/** The restriction of a user's account (L1): kept, and nobody signs in to it. */
export interface AccountRestrictionFulfilment extends FulfilmentFacts {
  readonly way: 'account-restriction';
  /** Set aside now; undefined when it is not, or not any more. */
  readonly restriction: RestrictedAccount | undefined;
  /** When the restriction of this request was lifted. */
  readonly liftedAt: Date | undefined;
}

/** An account that is set aside. */
export interface RestrictedAccount {
  readonly userId: string;
  readonly name: string;
  readonly restrictedAt: Date;
  /** When the person was told that it will be lifted. */
  readonly toldAt: Date | null;
  /** The request it came from. */
  readonly requestId: string;
}

const sentence = {
  nb: 'Siden {date} er brukeren låst. Ingen kan logge inn med den, alle steder den var logget inn er logget ut, og kolleger ser den ikke i lister. Opplysningene lagres, men brukes ikke til noe annet, og du får beskjed før låsen oppheves (art. 18). Det {who} har skrevet for en virksomhet, tilhører virksomheten og står der som før.',
  en: 'Since {date} the account is locked. Nobody can sign in to it, it is signed out everywhere, and colleagues do not see it in lists. The data is stored but not used for anything else, and you will be told before the lock is lifted (Art. 18). What {who} wrote for an organisation belongs to it and stays there as it was.',
};

const columns = `id as "userId", name, restricted_at as "restrictedAt", restriction_told_at as "toldAt", restriction_request as "requestId"`;

/** Whether the account is set aside now. One that was set aside on another request is that too. */
export async function accountRestrictionOf(
  request: LockedRequest & { readonly userId: string },
): Promise<AccountRestrictionFulfilment> {
  const [[restriction], [lifted]] = await Promise.all([
    sql<RestrictedAccount>(`select ${columns} from users where id = $1 and restricted_at is not null`, [
      request.userId,
    ]),
    sql<{ at: Date | null }>(
      `select max(at) as at from data_subject_request_events
        where tenant_id = $1 and request_id = $2 and kind = 'carried-out' and details->>'step' = 'account-unlocked'`,
      [currentTenantId(), request.id],
    ),
  ]);
  return {
    way: 'account-restriction',
    state: restriction ? 'done' : 'not-begun',
    told: restriction ? [say(request, sentence, { date: dayIn(request, restriction.restrictedAt) })] : [],
    restriction,
    liftedAt: lifted?.at ?? undefined,
  };
}

/** Every account that is set aside, the longest first; at most 100. For OnNet's own desk, in its transaction. */
export const restrictedAccounts = (): Promise<RestrictedAccount[]> =>
  sql<RestrictedAccount>(
    `select ${columns} from users where restricted_at is not null order by restricted_at, id limit 100`,
  );

/**
 * Locks the account of the user who has asked OnNet for it, and ends every way in. Opens its own transactions.
 * @param ground one of `restrictionGrounds`
 * @throws Invalid on `ground` when it is none, for one of OnNet's operators, and for the sole owner of a tenant that goes on; on
 * `identity` when it is not shown who asks, on `request` when it has ended or asks for something else; NotFound
 */
export async function restrictUserFor(desk: RequestDesk, id: string, ground: string): Promise<void> {
  const user = await userOfRequest(desk, id, 'restriction');
  if (!isRestrictionGround(ground)) throw new Invalid({ ground: 'form.choose' });
  if (user.operator) throw new Invalid({ ground: 'requests.account.operator' });
  if ((await soleOwnerOf(user)).length > 0) throw new Invalid({ ground: 'requests.account.lock.soleOwner' });
  await inPlatform(() =>
    carryOutRequest(desk, id, async () => {
      const locked = await change(
        `update users set restricted_at = $2, restriction_ground = $3, restriction_request = $4
          where id = $1 and restricted_at is null`,
        [user.id, now(), ground, id],
      );
      await Promise.all([
        change(`delete from sessions where user_id = $1`, [user.id]),
        change(`delete from password_resets where user_id = $1`, [user.id]),
        ...(locked === 1 ? [record(desk.actor, 'user.restricted', { kind: 'user', id: user.id }, { ground })] : []),
      ]);
      return { step: 'account-locked' };
    }),
  );
}

/**
 * Writes to the person that the restriction will be lifted, and why: the first of the two steps of lifting it, since they have
 * to know before it happens (Art. 18(3)). Also when the request has been answered.
 * @throws Invalid on `text` without one, on `told` when there is no address to write to; NotFound when nothing is set aside
 */
export async function tellBeforeUnlocking(desk: RequestDesk, id: string, text: string): Promise<void> {
  const typed = text.trim();
  if (typed === '') throw new Invalid({ text: 'form.required' });
  if (typed.length > LONGEST_NOTE)
    throw new Invalid({ text: { key: 'form.tooLong', params: { count: LONGEST_NOTE } } });
  const { request, userId } = await lockedAccount(desk, id);
  const clock = clockOf(request);
  const mailed = await sendLetter(
    desk,
    request,
    'lifting',
    writeLetter({
      kind: 'lifting',
      language: request.language,
      controllerName: desk.controllerName,
      layer: desk.layer,
      requestKind: request.kind,
      receivedOn: clock.receivedOn,
      latestOn: clock.latestOn,
      done: [],
      text: typed,
      ground: undefined,
      addressee: undefined,
      about: request.representedName,
    }),
  );
  await Promise.all([
    change(`update users set restriction_told_at = $2 where id = $1`, [userId, now()]),
    noteCarriedOut(id, desk.actor, { step: 'account-told', mailed }),
    record(desk.actor, 'restriction.told', { kind: 'user', id: userId }, { how: mailed ? 'email' : 'letter' }),
  ]);
}

/** Lifts the restriction, the second step: the person can sign in again. @throws Invalid on `told` before they know; NotFound */
export async function unlockUserFor(desk: RequestDesk, id: string): Promise<void> {
  const { userId, toldAt } = await lockedAccount(desk, id);
  if (toldAt === null) throw new Invalid({ told: 'restriction.lift.tellFirst' });
  await Promise.all([
    change(
      `update users set restricted_at = null, restriction_ground = null, restriction_request = null,
              restriction_told_at = null
        where id = $1`,
      [userId],
    ),
    noteCarriedOut(id, desk.actor, { step: 'account-unlocked' }),
    record(desk.actor, 'user.restriction-lifted', { kind: 'user', id: userId }),
  ]);
}

/** The request and the account that was set aside on it, both locked. @throws NotFound */
async function lockedAccount(
  desk: RequestDesk,
  id: string,
): Promise<{ request: LockedRequest; userId: string; toldAt: Date | null }> {
  if (desk.tenantId !== PLATFORM_TENANT_ID) throw new NotFound('user');
  const request = await lockRequest(desk, id);
  const [user] = await sql<{ userId: string; toldAt: Date | null }>(
    `select id as "userId", restriction_told_at as "toldAt" from users
      where id = $1 and restriction_request = $2 for update`,
    [request.userId, id],
  );
  if (!user) throw new NotFound('restriction');
  return { request, ...user };
}
