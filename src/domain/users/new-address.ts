import { record, system } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { writeMail } from '../mail/mail.ts';
import { addEvent, requester } from '../privacy/requests/events.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../tenancy.ts';
import { newToken, tokenHash } from './tokens.ts';

/** How long the link in the mail to a new address opens its page. */
export const NEW_ADDRESS_HOURS = 24;

/**
 * Asks a new address, by a link to it, whether it belongs to a user who has asked for it to be corrected. In OnNet's own
 * transaction. A newer link closes the older ones.
 */
export async function askNewAddress(
  asked: {
    readonly userId: string;
    readonly requestId: string;
    readonly email: string;
    readonly language: 'nb' | 'en';
  },
  linkTo: (token: string, language: 'nb' | 'en') => string,
): Promise<void> {
  const token = newToken();
  await change(`delete from address_changes where user_id = $1 and used_at is null`, [asked.userId]);
  await Promise.all([
    change(
      `insert into address_changes (token_hash, user_id, request_id, email, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        tokenHash(token),
        asked.userId,
        asked.requestId,
        asked.email,
        now(),
        new Date(now().getTime() + NEW_ADDRESS_HOURS * 3_600_000),
      ],
    ),
    writeMail('new-address', {
      to: asked.email,
      language: asked.language,
      params: { link: linkTo(token, asked.language) },
      key: `new-address:${newId()}`,
    }),
  ]);
}

const open = `from address_changes c join users u on u.id = c.user_id and u.disabled_at is null
  where c.token_hash = $1 and c.used_at is null and c.expires_at > $2
    and not exists (select from users taken where taken.email = c.email)`;

/** The address behind a link; undefined when the link is used, replaced, too old or made up, or somebody has the address by now. */
export async function newAddressBehind(token: string): Promise<string | undefined> {
  const [row] = await platformRead<{ email: string }>(`select c.email ${open}`, [tokenHash(token), now()]);
  return row?.email;
}

/**
 * Makes the address behind a link the one its user signs in with, once. Links for a new password that went to the old one are
 * worthless then, the old one is told, and invitations to it are invitations to the new. Opens its own transactions.
 * @returns false when the link is closed
 */
export async function confirmNewAddress(token: string): Promise<boolean> {
  const changed = await inPlatform(async () => {
    const [asked] = await sql<{ userId: string; requestId: string; email: string; old: string; language: 'nb' | 'en' }>(
      `select u.id as "userId", c.request_id as "requestId", c.email, u.email as old, u.language ${open} for update of c, u`,
      [tokenHash(token), now()],
    );
    if (!asked) return undefined;
    const { userId, requestId, email, old, language } = asked;
    await Promise.all([
      change(`update address_changes set used_at = $2 where token_hash = $1`, [tokenHash(token), now()]),
      change(`update users set email = $2 where id = $1`, [userId, email]),
      change(`delete from password_resets where user_id = $1`, [userId]),
      writeMail('address-changed', { to: old, language, params: {}, key: `address-changed:${newId()}` }),
      addEvent(requestId, 'carried-out', requester, {
        details: { step: 'rectified', kinds: ['email'], recipients: 0 },
      }),
      record(system, 'user.rectified', { kind: 'user', id: userId }, { fields: ['email'] }),
    ]);
    return { old, email };
  });
  if (!changed) return false;
  const tenants = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.tenants_inviting($1)`, [
    changed.old,
  ]);
  for (const { tenant_id: tenantId } of tenants)
    await inTenant(tenantId, () =>
      change(
        `update invitations i set email = $3
          where tenant_id = $1 and email = $2
            and not exists (select from invitations o where o.tenant_id = $1 and o.email = $3
                              and o.accepted_at is null and o.revoked_at is null)`,
        [tenantId, changed.old, changed.email],
      ),
    );
  return true;
}
