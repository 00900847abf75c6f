import { record, type Actor } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { owe } from '../../outbox.ts';
import { removeMember } from '../../tenants/roles.ts';
import { change, inPlatform, inTenant, platformRead } from '../../tenancy.ts';
import { countAttempt, forgetAttempt } from '../attempts.ts';
import { passwordFits } from '../passwords.ts';
import type { SignedInUser } from '../sessions.ts';
import { countsIn } from './counts.ts';
import { ownErasurePreview } from './preview.ts';

/**
 * A user erases their own account (Art. 17): shown once more who they are, with the address typed. They leave every tenant,
 * nobody can sign in as them from here on, and a worker does the rest. Opens its own transactions; stopped half-way, they
 * are still signed in and can ask again.
 *
 * @param from the network address, as the trusted proxies tell it
 * @throws Invalid on `email` or `password`, on `owner` for the sole owner of a tenant that goes on, on `operator` for an
 *   operator of OnNet's; TooManyAttempts
 */
export async function eraseOwnAccount(
  user: SignedInUser,
  { email, password, from }: { readonly email: string; readonly password: string; readonly from: string },
): Promise<void> {
  if (user.operator) throw new Invalid({ operator: 'ownErasure.operator' });
  const attempt = { about: user.id, from };
  await countAttempt('password-check', attempt);
  const [stored] = await platformRead<{ password_hash: string | null }>(
    `select password_hash from users where id = $1`,
    [user.id],
  );
  const fits = await passwordFits(password, stored?.password_hash);
  if (fits) await forgetAttempt('password-check', attempt);
  const problems = {
    ...(email.toLowerCase() === user.email.toLowerCase() ? {} : { email: 'ownErasure.email.wrong' as const }),
    ...(fits ? {} : { password: 'account.password.wrong' as const }),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await beginErasure(user);
}

/** Whose account is erased. */
export type Leaver = Pick<SignedInUser, 'id' | 'operator' | 'memberships'>;

/**
 * Lets a user go: counts what there is for the certificate, which the trail keeps, leaves every tenant, ends every way in,
 * and owes the rest. Opens its own transactions; `also` comes first in the one that ends every way in, and may still refuse it: they have left their
 * tenants then, can sign in, and can be let go again.
 * @param by who has it done: the user, or an operator whom they have asked
 * @throws Invalid on `operator` for one of OnNet's operators, on `owner` for the sole owner of a tenant that goes on
 */
export async function beginErasure(
  user: Leaver,
  by: Actor = { kind: 'user', id: user.id },
  also?: () => Promise<unknown>,
): Promise<void> {
  if (user.operator) throw new Invalid({ operator: 'ownErasure.operator' });
  const preview = await ownErasurePreview(user);
  if (preview.soleOwnerOf.length > 0) throw new Invalid({ owner: 'ownErasure.soleOwner' });
  for (const membership of user.memberships)
    await inTenant(membership.tenantId, () => removeMember(membership, membership.id));
  await inPlatform(async () => {
    await also?.();
    await Promise.all([
      change(`update users set disabled_at = coalesce(disabled_at, $2) where id = $1`, [user.id, now()]),
      change(`delete from sessions where user_id = $1`, [user.id]),
      owe('account-erasure', user.id, { subjectId: user.id }),
      record(by, 'user.erasure-asked', { kind: 'user', id: user.id }, countsIn(preview)),
    ]);
  });
}
