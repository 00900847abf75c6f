import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** POST: ends the session on the server too, so that the cookie is worthless from now on. */
export async function create(visit: Visit): Promise<Answer> {
  await new Promise<void>((resolve, reject) => {
    visit.request.logout((error: unknown) => (error ? reject(error) : resolve()));
  });
  return redirect(paths.public.signIn({ language: visit.language }));
}
