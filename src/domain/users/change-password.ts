import { Invalid } from '../errors.ts';
import { newId } from '../identifiers.ts';
import { writeMail } from '../mail/mail.ts';
import { change, inPlatform, platformRead } from '../tenancy.ts';
import { countAttempt, forgetAttempt } from './attempts.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { sessionKey, type SignedInUser } from './sessions.ts';

/**
 * Changes the password of somebody who shows once more who they are. Every other session of theirs ends, and a mail
 * tells them (ASVS 5.0, 6.2.3, 7.4.3).
 *
 * @param sessionToken the session in hand, which goes on
 * @throws Invalid on `current` or `password`; TooManyAttempts
 */
export async function changePassword(
  user: SignedInUser,
  { current, password, from, sessionToken }: { current: string; password: string; from: string; sessionToken: string },
): Promise<void> {
  const attempt = { about: user.id, from };
  await countAttempt('password-check', attempt);
  const [stored] = await platformRead<{ password_hash: string | null }>(
    `select password_hash from users where id = $1`,
    [user.id],
  );
  if (!(await passwordFits(current, stored?.password_hash))) throw new Invalid({ current: 'account.password.wrong' });
  await forgetAttempt('password-check', attempt);
  const problem = passwordProblem(password, [user.email, user.name]);
  if (problem) throw new Invalid({ password: problem });
  const hash = await hashPassword(password);
  await inPlatform(() =>
    Promise.all([
      change(`update users set password_hash = $2 where id = $1`, [user.id, hash]),
      change(`delete from sessions where user_id = $1 and token_hash <> $2`, [user.id, sessionKey(sessionToken)]),
      change(`delete from password_resets where user_id = $1 and used_at is null`, [user.id]),
      writeMail('password-changed', {
        to: user.email,
        language: user.language,
        params: {},
        key: `password-changed:${newId()}`,
      }),
    ]),
  );
}
