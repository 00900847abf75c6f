import { objectByLink, preferencesByLink, savePreferences } from '../../domain/privacy/consent/preferences-by-link.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { closed, placeOf } from './links.ts';

/** GET: everything this person can say yes and no to. */
export const form = (visit: Visit): Promise<Answer> => show(visit, false);

/** POST: saves what is ticked. */
export async function update(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  const saved = await savePreferences(tenant, token, visit.language, visit.fields('purpose'));
  return saved ? show(visit, true) : closed(visit);
}

/** POST: says no to all marketing (Art. 21(2)). */
export async function object(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  return (await objectByLink(tenant, token, visit.language)) ? show(visit, true) : closed(visit);
}

async function show(visit: Visit, saved: boolean): Promise<Answer> {
  const place = placeOf(visit);
  const preferences = await preferencesByLink(place.tenant, place.token, visit.language);
  if (!preferences) return closed(visit);
  const title = visit.t('consents.preferences.title', { tenant: preferences.tenantName });
  return publicPage('consents/preferences', title, { ...preferences, ...place, saved });
}
