import { platformRead } from '../tenancy.ts';
import { countAttempt, forgetAttempt } from './attempts.ts';
import { passwordFits } from './passwords.ts';

/**
 * The id of the user with this address and password, or undefined. Wrong address, wrong password, disabled user:
 * the same answer after the same work.
 *
 * @param from the visitor's network address
 * @throws TooManyAttempts whether or not the address has a user
 */
export async function signIn(email: string, password: string, from: string): Promise<string | undefined> {
  const address = email.trim().toLowerCase();
  await countAttempt('sign-in', { about: address, from });
  const [user] = await platformRead<{ id: string; password_hash: string | null }>(
    `select id, password_hash from users where email = $1 and disabled_at is null`,
    [address],
  );
  if (!(await passwordFits(password, user?.password_hash))) return undefined;
  await forgetAttempt('sign-in', { about: address, from });
  return user?.id;
}
