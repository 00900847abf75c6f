import { record, system } from '../audit/audit.ts';
import { monthsBefore, now } from '../clock.ts';
import { everyTenantId } from '../housekeeping.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { revokeAccessLinks } from '../privacy/access/links.ts';
import { writeUserErasure } from '../privacy/erasure/erasure-ledger.ts';
import { lawNumbers } from '../privacy/law-numbers.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../tenancy.ts';
import { forgetMember } from './former-user.ts';

/**
 * Makes "Tidligere bruker" of those who left a tenant long enough ago and are not restricted. Of a tenant that is erased nobody
 * stays but who was restricted then, or accepted the agreement: the first go as soon as that is lifted. A second run finds nothing
 * to do.
 */
export async function forgetFormerMembers(): Promise<void> {
  const cutoff = monthsBefore(now(), lawNumbers.formerAuthor.value);
  for (const tenantId of await everyTenantId()) {
    const gone = await inTenant(tenantId, () =>
      sql<{ id: string }>(
        `select id from members m
          where tenant_id = $1 and not former_user
            and (ended_at <= $2 or exists (select from tenants t where t.id = $1 and t.erased_at is not null))
            and not exists (select from users u where u.id = m.user_id and u.restricted_at is not null)
            and not (user_id is null and exists (select from agreement_acceptances a where a.tenant_id = $1 and a.accepted_by = m.id))`,
        [tenantId, cutoff],
      ),
    );
    for (const { id } of gone) await forgetMember(tenantId, id);
  }
}

/**
 * Removes users who have been nobody's member for long enough. The first night without a membership is noted; a user who
 * is invited again in time starts over. Operators of OnNet and its accountants need not be members and stay; so does whoever is restricted: what is
 * kept for them is not deleted before they have been told (Art. 18).
 */
export async function forgetUsersAlone(): Promise<void> {
  const alone = await inPlatform(async () => {
    await change(
      `update users set alone_since = case when id in (select user_id from directory.users_with_membership()) then null
                                           else coalesce(alone_since, $1) end
        where not operator and not accountant
          and (alone_since is null) <> (id in (select user_id from directory.users_with_membership()))`,
      [now()],
    );
    return sql<{ id: string }>(
      `select id from users where alone_since <= $1 and not operator and not accountant and restricted_at is null`,
      [new Date(now().getTime() - lawNumbers.userAlone.value * 86_400_000)],
    );
  });
  for (const { id } of alone) await forgetUser(id, { asked: false });
}

/**
 * Removes a user with every way in. Where they were a member their name stays with what they wrote until
 * `forgetFormerMembers` has its turn; what they wrote is the tenants'. The members are let go of first, so that one who was
 * interrupted is found again. The ledger is told, so that no backup brings them back.
 * @param asked whether they asked for it, and are no longer named in what they wrote
 * @param last what is done in the transaction that removes the user, after everything but that
 */
export async function forgetUser(
  userId: string,
  { asked, last }: { readonly asked: boolean; readonly last?: () => Promise<void> },
): Promise<void> {
  const tenants = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.tenants_ever_of($1)`, [
    userId,
  ]);
  const address = `(select email from users where id = $2)`;
  for (const { tenant_id: tenantId } of tenants)
    await inTenant(tenantId, () =>
      Promise.all([
        change(`delete from mails where tenant_id = $1 and to_address = ${address}`, [tenantId, userId]),
        change(`update members set user_id = null where tenant_id = $1 and user_id = $2 and ended_at is not null`, [
          tenantId,
          userId,
        ]),
      ]),
    );
  const inviting = await platformRead<{ tenant_id: string }>(
    `select i.tenant_id from users u, directory.tenants_inviting(u.email) i where u.id = $1`,
    [userId],
  );
  // Also where they were invited and never came.
  for (const { tenant_id: tenantId } of inviting)
    await inTenant(tenantId, () =>
      Promise.all([
        change(`delete from mails where tenant_id = $1 and to_address = ${address}`, [tenantId, userId]),
        change(`delete from invitations where tenant_id = $1 and email = ${address}`, [tenantId, userId]),
      ]),
    );
  await inPlatform(async () => {
    // Copies of what was held about them, with their files (hard case 6).
    await revokeAccessLinks({ kind: 'user', id: userId });
    await Promise.all([
      change(`delete from mails where tenant_id = $1 and to_address = ${address}`, [PLATFORM_TENANT_ID, userId]),
      change(
        `delete from pending_sign_ups where details #>> '{founder,email}' = (select email from users where id = $1)`,
        [userId],
      ),
      change(`delete from sign_in_events where user_id = $1`, [userId]),
      change(`delete from sessions where user_id = $1`, [userId]),
      change(`delete from password_resets where user_id = $1`, [userId]),
      change(`delete from address_changes where user_id = $1`, [userId]),
      record(system, 'user.forgotten', { kind: 'user', id: userId }),
    ]);
    const gone = await change(`delete from users where id = $1 and not operator`, [userId]);
    await last?.();
    // Told last of all, so that nobody stands there who is still here.
    if (gone > 0) await writeUserErasure(userId, asked);
  });
}
