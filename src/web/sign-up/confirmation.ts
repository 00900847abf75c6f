import { Invalid } from '../../domain/errors.ts';
import { askToJoin, type Asked } from '../../domain/tenants/ask-to-join.ts';
import { confirmSignUp, pendingSignUp } from '../../domain/tenants/pending-sign-ups.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { publicPage, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { publicLink } from '../public-link.ts';
import { beginSession } from '../sign-in/begin-session.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: what the link of the mail leads to. Opening it makes nothing: programs that scan mail open links too. */
export const form = (visit: Visit): Promise<Answer> => shown(visit);

async function shown(visit: Visit, unasked?: Exclude<Asked, 'asked'>): Promise<Answer> {
  const token = visit.param('token');
  const waits = await pendingSignUp(token);
  if (!waits) return closed(visit);
  return publicPage(
    'sign-up/confirm',
    visit.t(waits.known ? 'signUp.known.title' : 'signUp.confirm.title'),
    { token, unasked, ...waits },
    { status: unasked === undefined ? 200 : unasked === 'often' ? 429 : 422 },
  );
}

/** POST: makes the customer and leads the owner straight in; with `act=ask` it asks those who have the account there is. */
export async function create(visit: Visit): Promise<Answer> {
  const token = visit.param('token');
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  if (visit.field('act') === 'ask') {
    const asked = await askToJoin(token, {
      from: visit.request.ip ?? '',
      linkTo: (tenant) => publicLink(paths.people.index({ tenant })),
    });
    if (asked === undefined) return closed(visit);
    return asked === 'asked' ? publicPage('sign-up/asked', visit.t('signUp.asked.title'), {}) : shown(visit, asked);
  }
  try {
    const owner = await confirmSignUp(token);
    if (!owner) return closed(visit);
    await beginSession(visit, owner.userId);
    return redirect(paths.tenant.home({ tenant: owner.tenantSlug }), {
      text: visit.t('signUp.welcome', { tenant: owner.tenantName }),
    });
  } catch (error) {
    // Two sign-ups with one address: the other link was used first.
    if (error instanceof Invalid) return closed(visit);
    throw error;
  }
}

const closed = (visit: Visit): Answer =>
  publicPage('sign-up/link-closed', visit.t('signUp.closed.title'), {}, { status: 410 });
