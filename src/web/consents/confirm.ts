import { consentQuestion, disown, giveConsent } from '../../domain/privacy/consent/consent-by-link.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { closed, placeOf } from './links.ts';

/** GET: what one is asked to agree to, behind the link of a mail. Opening it agrees to nothing: programs open links too. */
export async function form(visit: Visit): Promise<Answer> {
  return show(visit, false);
}

/** POST: says yes. */
export async function create(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  return (await giveConsent(tenant, token, visit.language)) ? show(visit, true) : closed(visit);
}

/** POST: "this is not me": the mailbox is somebody else's. */
export async function notMe(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  if (!(await disown(tenant, token))) return closed(visit);
  return publicPage('consents/disowned', visit.t('consents.disowned.title'), {});
}

async function show(visit: Visit, justGiven: boolean): Promise<Answer> {
  const place = placeOf(visit);
  const question = await consentQuestion(place.tenant, place.token, visit.language);
  if (!question) return closed(visit);
  const done = justGiven || question.given;
  const title = visit.t(done ? 'consents.confirm.done' : 'consents.confirm.title', { tenant: question.tenantName });
  return publicPage('consents/confirm', title, { ...question, ...place, done });
}
