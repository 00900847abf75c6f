import { platformRead } from '../tenancy.ts';
import { passwordFits } from './passwords.ts';

/**
 * The id of the user with this address and password, or undefined. Wrong address, wrong password, disabled user:
 * the same answer after the same work.
 */
export async function signIn(email: string, password: string): Promise<string | undefined> {
  const [user] = await platformRead<{ id: string; password_hash: string | null }>(
    `select id, password_hash from users where email = $1 and disabled_at is null`,
    [email.trim().toLowerCase()],
  );
  return (await passwordFits(password, user?.password_hash)) ? user?.id : undefined;
}
