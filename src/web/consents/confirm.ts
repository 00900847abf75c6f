import { consentQuestion, disown, giveConsent } from '../../domain/privacy/consent/consent-by-link.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { closed, placeOf } from './links.ts';

/** GET: what one is asked to agree to, behind the link of a mail. Opening it agrees to nothing: programs open links too. */
export const form = (visit: Visit): Promise<Answer> => show(visit);

/** POST: says yes, and shows where the question stands then. */
export async function create(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  await giveConsent(tenant, token, visit.language);
  return show(visit);
}

/** POST: "this is not me": the mailbox is somebody else's. */
export async function notMe(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  const disowned = await disown(tenant, token, visit.language);
  if (!disowned) return closed(visit);
  return publicPage('consents/disowned', visit.t('consents.disowned.title'), disowned);
}

const titles = {
  open: 'consents.confirm.title',
  given: 'consents.confirm.done',
  overtaken: 'consents.overtaken.title',
  'not-taken': 'consents.notTaken.title',
} as const;

/** What may be open again later is no 410. */
const statuses = { open: 200, given: 200, overtaken: 410, 'not-taken': 409 } as const;

async function show(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const question = await consentQuestion(place.tenant, place.token, visit.language);
  if (!question) return closed(visit);
  const title = visit.t(titles[question.state], { tenant: question.tenantName });
  return publicPage('consents/confirm', title, { ...question, ...place }, { status: statuses[question.state] });
}
