import { noteSignIn } from '../../domain/users/sign-in-events.ts';
import type { Visit } from '../visit.ts';
import { signInFrom } from './sign-in-from.ts';

/** Signs a user in: a new session under a new token; passport ends the one from before. Noted for the user to see. */
export async function beginSession(visit: Visit, userId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    visit.request.logIn({ id: userId }, (error: unknown) => (error ? reject(error) : resolve()));
  });
  const from = signInFrom(visit.request);
  visit.request.session.device = from.device;
  await noteSignIn(userId, 'signed-in', from);
}
