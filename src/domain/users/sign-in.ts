import { platformRead } from '../tenancy.ts';
import { countAttempt, forgetAttempt } from './attempts.ts';
import { passwordFits } from './passwords.ts';
import { noteSignIn, type SignInFrom } from './sign-in-events.ts';

/**
 * The id of the user with this address and password, or undefined. Wrong address, wrong password, disabled user:
 * the same answer after the same work, a note of the try included. Who is let in is noted when their session begins.
 *
 * @throws TooManyAttempts whether or not the address has a user
 */
export async function signIn(email: string, password: string, from: SignInFrom): Promise<string | undefined> {
  const address = email.trim().toLowerCase();
  const attempt = { about: address, from: from.address };
  await countAttempt('sign-in', attempt);
  const [user] = await platformRead<{ id: string; password_hash: string | null }>(
    `select id, password_hash from users where email = $1 and not locked`,
    [address],
  );
  if (!(await passwordFits(password, user?.password_hash))) {
    await noteSignIn(user?.id, 'refused', from);
    return undefined;
  }
  await forgetAttempt('sign-in', attempt);
  return user?.id;
}
