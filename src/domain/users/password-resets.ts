import { now } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../identifiers.ts';
import { writeMail } from '../mail/mail.ts';
import { change, currentTenantId, inPlatform, platformRead, sql } from '../tenancy.ts';
import { countAttempt } from './attempts.ts';
import { readEmailAddress } from './email-address.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { newToken, tokenHash } from './tokens.ts';

/** How long the link in the mail opens the form. */
export const RESET_MINUTES = 60;

/**
 * Sends a link for a new password to the address, if it has a user. Nobody can tell whether it had: an unknown address
 * gets a request of nobody's and a duty already done, so that both ways write and commit as much.
 *
 * @param linkTo the full address of the form for a token, made from the configured public URL
 * @throws Invalid when the text is no address; TooManyAttempts
 */
export async function requestPasswordReset(
  { email, from, language }: { email: string; from: string; language: 'nb' | 'en' },
  linkTo: (token: string) => string,
): Promise<void> {
  const address = readEmailAddress(email);
  if (address === undefined) throw new Invalid({ email: 'form.email' });
  await countAttempt('forgotten-password', { about: address, from });
  const token = newToken();
  const key = `password-reset:${newId()}`;
  await inPlatform(async () => {
    const [request] = await sql<{ user_id: string | null }>(
      `insert into password_resets (token_hash, user_id, created_at, expires_at)
       values ($1, (select id from users where email = $2 and not locked), $3, $4) returning user_id`,
      [tokenHash(token), address, now(), new Date(now().getTime() + RESET_MINUTES * 60_000)],
    );
    if (request?.user_id)
      await writeMail('password-reset', { to: address, language, params: { link: linkTo(token) }, key });
    else await writeNothing(key);
  });
}

async function writeNothing(key: string): Promise<void> {
  await change(`insert into outbox (tenant_id, id, kind, key, due_at, done_at) values ($1, $2, 'mail', $3, $4, $4)`, [
    currentTenantId(),
    newId(),
    key,
    now(),
  ]);
}

/** Whether a link still opens the form: not used, not too old, the user not disabled. */
export async function resetIsOpen(token: string): Promise<boolean> {
  const rows = await platformRead(
    `select 1 from password_resets r join users u on u.id = r.user_id and not u.locked
      where r.token_hash = $1 and r.used_at is null and r.expires_at > $2`,
    [tokenHash(token), now()],
  );
  return rows.length === 1;
}

/**
 * Sets a new password through the link, once, and ends every session of the user, who then signs in with it.
 * A mail tells the user. @returns false when the link is used, too old or made up
 * @throws Invalid on `password`; the link stays open then
 */
export async function resetPassword(token: string, password: string, language: 'nb' | 'en'): Promise<boolean> {
  const [user] = await platformRead<{ id: string; email: string; name: string }>(
    `select u.id, u.email, u.name from password_resets r join users u on u.id = r.user_id and not u.locked
      where r.token_hash = $1 and r.used_at is null and r.expires_at > $2`,
    [tokenHash(token), now()],
  );
  if (!user) return false;
  const problem = passwordProblem(password, [user.email, user.name]);
  if (problem) throw new Invalid({ password: problem });
  const hash = await hashPassword(password);
  return inPlatform(async () => {
    // Two visits with one link: only one of them finds it unused.
    const used = await change(
      `update password_resets set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2`,
      [tokenHash(token), now()],
    );
    if (used === 0) return false;
    await Promise.all([
      change(`update users set password_hash = $2 where id = $1`, [user.id, hash]),
      change(`update password_resets set used_at = $2 where user_id = $1 and used_at is null`, [user.id, now()]),
      change(`delete from sessions where user_id = $1`, [user.id]),
      writeMail('password-changed', { to: user.email, language, params: {}, key: `password-changed:${newId()}` }),
    ]);
    return true;
  });
}
