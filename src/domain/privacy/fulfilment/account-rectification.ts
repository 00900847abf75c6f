import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../../tenancy.ts';
import { readEmailAddress } from '../../users/email-address.ts';
import { askNewAddress } from '../../users/new-address.ts';
import { readUserName } from '../../users/preferences.ts';
import { noteCarriedOut } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import { lockOpenRequest, type LockedRequest } from '../requests/locked-request.ts';
import { rectificationOf } from './rectification.ts';
import type { FulfilmentFacts } from './state.ts';
import { userOfRequest } from './user-of-request.ts';

/** The correction of a user's name or address (L1). */
export interface AccountRectificationFulfilment extends FulfilmentFacts {
  readonly way: 'account-rectification';
  /** As it stands now; undefined when the user is gone. */
  readonly present: { readonly name: string; readonly email: string } | undefined;
  /** A new address that has not been confirmed by a link to it. */
  readonly waiting: { readonly email: string; readonly askedAt: Date } | undefined;
}

/** Whether something was corrected, and whether a new address waits for its owner. */
export async function accountRectificationOf(
  request: LockedRequest & { readonly userId: string },
): Promise<AccountRectificationFulfilment> {
  const { state, told } = await rectificationOf(request);
  const [[present], [waiting]] = await Promise.all([
    sql<{ name: string; email: string }>(`select name, email from users where id = $1`, [request.userId]),
    sql<{ email: string; askedAt: Date }>(
      `select email, created_at as "askedAt" from address_changes
        where user_id = $1 and request_id = $2 and used_at is null and expires_at > $3 order by created_at desc limit 1`,
      [request.userId, request.id, now()],
    ),
  ]);
  return { way: 'account-rectification', state: waiting ? 'waits' : state, told, present, waiting };
}

/**
 * Corrects the name of the user who has asked OnNet for it, at once and in every tenant, and asks a new address by a link to it
 * whether it is theirs: only then is it the one they sign in with. Opens its own transactions.
 * @param linkTo the full address of the page for a token, made from the configured public URL
 * @throws Invalid on `name` or `email`, on `identity` when it is not shown who asks, on `request` when it has ended or asks for
 * something else; NotFound
 */
export async function rectifyUserFor(
  desk: RequestDesk,
  id: string,
  typed: { readonly name: string; readonly email: string },
  linkTo: (token: string, language: 'nb' | 'en') => string,
): Promise<void> {
  const user = await userOfRequest(desk, id, 'rectification');
  const name = readUserName(typed.name);
  const email = readEmailAddress(typed.email);
  if (email === undefined) throw new Invalid({ email: 'form.email' });
  if (name === user.name && email === user.email) throw new Invalid({ name: 'requests.account.rectify.same' });
  const taken = email === user.email ? [] : await platformRead(`select from users where email = $1`, [email]);
  if (taken.length > 0) throw new Invalid({ email: 'requests.account.rectify.taken' });
  // What colleagues see first: one that is interrupted is seen to be undone on the account itself, and done again.
  if (name !== user.name) await renameMembers(user.id, name);
  await inPlatform(async () => {
    const request = await lockOpenRequest(desk, id);
    if (name !== user.name)
      await Promise.all([
        change(`update users set name = $2 where id = $1`, [user.id, name]),
        noteCarriedOut(id, desk.actor, { step: 'rectified', kinds: ['name'], recipients: 0 }),
        record(desk.actor, 'user.rectified', { kind: 'user', id: user.id }, { fields: ['name'] }),
      ]);
    if (email === user.email) return;
    await askNewAddress({ userId: user.id, requestId: id, email, language: request.language }, linkTo);
    await noteCarriedOut(id, desk.actor, { step: 'address-asked' });
  });
}

async function renameMembers(userId: string, name: string): Promise<void> {
  const tenants = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.tenants_ever_of($1)`, [
    userId,
  ]);
  for (const { tenant_id: tenantId } of tenants)
    await inTenant(tenantId, () =>
      change(`update members set name = $3 where tenant_id = $1 and user_id = $2`, [tenantId, userId, name]),
    );
}
