import { now } from '../../domain/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { SHORTEST_PASSWORD } from '../../domain/users/passwords.ts';
import { SIGN_IN_DAYS, signInsOf } from '../../domain/users/sign-in-events.ts';
import { activeSessions, sessionKey, type SignedInUser } from '../../domain/users/sessions.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** The person signed in. Routes for `user` always have one. */
export function userOf(visit: Visit): SignedInUser {
  if (!visit.user) throw new NotFound('user');
  return visit.user;
}

/** GET: a person's own settings, password, and where they are signed in. */
export const show = (visit: Visit): Promise<Answer> => showAccount(visit);

/** The account page; with words at the fields of a form that was refused. */
export async function showAccount(
  visit: Visit,
  refusal: {
    problems: Readonly<Record<string, string>>;
    status: number;
    headers?: Readonly<Record<string, string>>;
    name?: string;
  } = { problems: {}, status: 200 },
): Promise<Answer> {
  const user = userOf(visit);
  const here = sessionKey(visit.request.sessionID).toString('hex');
  const [sessions, signIns] = await Promise.all([activeSessions(user.id), signInsOf(user.id)]);
  return page(
    'account/show',
    visit.t('nav.account'),
    {
      user,
      sessions: sessions.map((session) => ({ ...session, current: session.key === here })),
      signIns,
      signInDays: SIGN_IN_DAYS,
      now: now(),
      shortest: SHORTEST_PASSWORD,
      problems: refusal.problems,
      name: refusal.name ?? user.name,
    },
    { status: refusal.status, headers: refusal.headers ?? {} },
  );
}

/** GET: which organisation to work in; straight on when there is only one. */
export function tenants(visit: Visit): Answer {
  const { memberships } = userOf(visit);
  const [only] = memberships;
  if (only && memberships.length === 1) return redirect(paths.tenant.home({ tenant: only.tenantSlug }));
  return page('account/tenants', visit.t('account.tenants.title'), { memberships });
}
