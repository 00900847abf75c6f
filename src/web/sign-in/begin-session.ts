import { device } from '../device.ts';
import type { Visit } from '../visit.ts';

/** Signs a user in: a new session under a new token; passport ends the one from before. */
export async function beginSession(visit: Visit, userId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    visit.request.logIn({ id: userId }, (error: unknown) => (error ? reject(error) : resolve()));
  });
  visit.request.session.device = device(visit.request.get('user-agent') ?? '');
}
