import { withdrawalQuestion, withdrawByLink } from '../../domain/privacy/consent/withdrawal-by-link.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { closed, placeOf } from './links.ts';

/** GET: what one is about to say no to. Opening it changes nothing. */
export const form = (visit: Visit): Promise<Answer> => show(visit);

/** POST: says no, at once and without signing in: one press, as a yes was (Art. 7(3)). */
export async function create(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  return (await withdrawByLink(tenant, token, 'link', visit.language)) ? show(visit) : closed(visit);
}

async function show(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const question = await withdrawalQuestion(place.tenant, place.token, visit.language);
  if (!question) return closed(visit);
  const title = visit.t(question.done ? 'consents.withdraw.done' : 'consents.withdraw.title');
  return publicPage('consents/withdrawal', title, { ...question, ...place });
}
