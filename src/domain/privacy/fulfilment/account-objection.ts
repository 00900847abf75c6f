import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { NotFound } from '../../errors.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { inventory } from '../inventory/inventory.ts';
import { purposes, type PurposeCode } from '../inventory/purposes.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import { dayIn, say, type FulfilmentFacts } from './state.ts';
import { demandShown } from './user-of-request.ts';

/** The right to object of a user towards OnNet (L1, Art. 21): nothing is marketed to them; one interest is weighed. */
export interface AccountObjectionFulfilment extends FulfilmentFacts {
  readonly way: 'account-objection';
  /** Since when their sign-ins are not written down; undefined when they are. */
  readonly stoppedAt: Date | undefined;
}

/** What OnNet holds of users for each purpose and on each ground, as the inventory declares it. */
const groundsOfUsers = inventory.flatMap(({ columns }) =>
  Object.values(columns).flatMap((column) =>
    'subject' in column && column.subject === 'user' ? [{ basis: column.basis, purpose: column.purpose }] : [],
  ),
);

/** What users are used for on the ground of an interest. */
export const interestsInUsers: readonly PurposeCode[] = [
  ...new Set(groundsOfUsers.filter(({ basis }) => basis === 'f').map(({ purpose }) => purpose)),
];

/** What users have to consent to. */
export const consentsOfUsers: readonly PurposeCode[] = [
  ...new Set(groundsOfUsers.filter(({ basis }) => basis === 'a').map(({ purpose }) => purpose)),
];

const sentences = {
  noMarketing: {
    nb: 'OnNet markedsfører ingenting til brukere, så der er det ingenting å stoppe (art. 21 nr. 2).',
    en: 'OnNet markets nothing to users, so there is nothing to stop there (Art. 21(2)).',
  },
  stopped: {
    nb: 'Siden {date} fører vi ikke logg over hvor og når du logger inn, og det som sto der, er slettet (art. 21 nr. 1).',
    en: 'Since {date} we keep no log of where and when you sign in, and what was there is deleted (Art. 21(1)).',
  },
} as const;

/** How far it is: done when what rests on an interest has stopped. Otherwise it is refused, with compelling grounds. */
export async function accountObjectionOf(
  request: LockedRequest & { readonly userId: string },
): Promise<AccountObjectionFulfilment> {
  const [user] = await sql<{ stoppedAt: Date | null }>(
    `select sign_ins_unlogged_at as "stoppedAt" from users where id = $1`,
    [request.userId],
  );
  const stoppedAt = user?.stoppedAt ?? undefined;
  return {
    way: 'account-objection',
    state: stoppedAt ? 'done' : 'not-begun',
    told: stoppedAt
      ? [say(request, sentences.noMarketing), say(request, sentences.stopped, { date: dayIn(request, stoppedAt) })]
      : [],
    stoppedAt,
  };
}

/** The interest that is weighed, as it is stated to people. */
export const weighedInterest = purposes.security.interest;

/**
 * Grants the objection of a user: their sign-ins are not written down any more, and those that were are deleted. How often an
 * address is tried goes on being counted, in a count that names nobody.
 * @throws Invalid on `identity` when it is not shown who asks, on `request` when it has ended; NotFound
 */
export async function stopSignInLog(desk: RequestDesk, id: string): Promise<void> {
  if (desk.tenantId !== PLATFORM_TENANT_ID) throw new NotFound('user');
  await carryOutRequest(desk, id, async (request) => {
    demandShown(request);
    if (request.kind !== 'right-to-object') throw new NotFound('objection');
    await Promise.all([
      change(`update users set sign_ins_unlogged_at = coalesce(sign_ins_unlogged_at, $2) where id = $1`, [
        request.userId,
        now(),
      ]),
      change(`delete from sign_in_events where user_id = $1`, [request.userId]),
      record(desk.actor, 'user.objected', { kind: 'user', id: request.userId ?? undefined }),
    ]);
    return { step: 'log-stopped' };
  });
}
