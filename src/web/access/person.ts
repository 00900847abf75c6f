import { Invalid } from '../../domain/errors.ts';
import { personPage } from '../../domain/privacy/access/person-page.ts';
import {
  isRightByButton,
  requestByLink,
  rightsByButton,
  type RightByButton,
} from '../../domain/privacy/access/request-by-link.ts';
import { remedies } from '../../domain/privacy/requests/supervisory-authority.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { beginningOf } from '../../domain/names.ts';
import { publicPage } from '../answers.ts';
import { closed, placeOf } from '../consents/links.ts';
import type { Answer, Visit } from '../visit.ts';
import { ownPrivacyLine } from './own-privacy-line.ts';
import { sectionsAlike } from './sections-alike.ts';

/** GET: what a tenant holds about the person whose link it is. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, false);

/** POST: they use one of their rights. */
export async function request(visit: Visit): Promise<Answer> {
  const { tenant, token, language } = placeOf(visit);
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  const kind = visit.field('kind');
  const message = beginningOf(visit.field('message'), 5_000);
  if (!isRightByButton(kind)) return answer(visit, false, { kind: undefined, message });
  try {
    const asked = await requestByLink(tenant, token, { kind, message, language });
    return await answer(visit, asked);
  } catch (error) {
    if (error instanceof Invalid) return answer(visit, false, { kind, message });
    throw error;
  }
}

async function answer(
  visit: Visit,
  asked: boolean,
  refused?: { readonly kind: RightByButton | undefined; readonly message: string },
): Promise<Answer> {
  const place = placeOf(visit);
  const found = await personPage(place.tenant, place.token, visit.language);
  if (!found) return closed(visit);
  const { sections, standing: _standing, ...own } = found;
  return publicPage(
    'access/person',
    visit.t('access.person.title', { controller: own.tenantName }),
    {
      ...own,
      ...place,
      line: ownPrivacyLine(visit, found),
      groups: sectionsAlike(sections),
      rights: rightsByButton,
      waiting: own.requests.filter(({ open }) => open).map(({ kind }) => kind),
      asked,
      refused,
      authority: remedies.authority,
    },
    // Whose page is there, and who could not ask: nobody is left there to answer.
    { status: refused ? 422 : visit.request.method === 'POST' && !asked ? 409 : 200 },
  );
}
