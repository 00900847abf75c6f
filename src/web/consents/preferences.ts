import { objectByLink, preferencesByLink, savePreferences } from '../../domain/privacy/consent/preferences-by-link.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { closed, placeOf } from './links.ts';

/** GET: everything this person can say yes and no to. */
export const form = (visit: Visit): Promise<Answer> => show(visit);

/** POST: saves what is ticked. */
export async function update(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  const outcome = await savePreferences(tenant, token, visit.language, {
    purposes: visit.fields('purpose'),
    version: visit.field('version'),
  });
  return outcome ? show(visit, outcome) : closed(visit);
}

/** POST: says no to all marketing (Art. 21(2)). */
export async function object(visit: Visit): Promise<Answer> {
  const { tenant, token } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  return (await objectByLink(tenant, token, visit.language)) ? show(visit, 'saved') : closed(visit);
}

async function show(visit: Visit, outcome?: 'saved' | 'look-again'): Promise<Answer> {
  const place = placeOf(visit);
  const preferences = await preferencesByLink(place.tenant, place.token, visit.language);
  if (!preferences) return closed(visit);
  const title = visit.t('consents.preferences.title', { tenant: preferences.tenantName });
  const status = outcome === 'look-again' ? 409 : 200;
  return publicPage('consents/preferences', title, { ...preferences, ...place, outcome }, { status });
}
