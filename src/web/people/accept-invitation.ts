import { Invalid, type FieldProblem } from '../../domain/errors.ts';
import {
  acceptInvitation,
  findInvitation,
  type Accepting,
  type Invitation,
} from '../../domain/tenants/accept-invitation.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { passwordProblem } from '../../domain/users/password-rules.ts';
import { hashPassword, SHORTEST_PASSWORD } from '../../domain/users/passwords.ts';
import { publicPage, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import { beginSession } from '../sign-in/begin-session.ts';
import { typedPassword } from '../sign-in/typed-password.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: who invites whom to what, behind the link of a mail. */
export async function form(visit: Visit): Promise<Answer> {
  const invitation = await findInvitation(visit.param('tenant'), visit.param('token'));
  return invitation ? show(visit, invitation) : closed(visit);
}

/** POST: accepts. Somebody new gets a user and is led straight in; who has one must be signed in as that one. */
export async function create(visit: Visit): Promise<Answer> {
  const [tenantId, token] = [visit.param('tenant'), visit.param('token')];
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  const invitation = await findInvitation(tenantId, token);
  if (!invitation) return closed(visit);
  const accepting = visit.user ? { user: visit.user } : await newcomer(visit, invitation);
  if ('problems' in accepting) return show(visit, invitation, accepting.problems);
  try {
    const joined = await acceptInvitation(tenantId, token, accepting);
    if (!joined) return closed(visit);
    if (!visit.user) await beginSession(visit, joined.userId);
    return redirect(paths.tenant.home({ tenant: joined.slug }), {
      text: visit.t('people.accept.done', { tenant: invitation.tenantName }),
    });
  } catch (error) {
    // The seat may have gone since the page was asked for.
    if (error instanceof Invalid) return show(visit, { ...invitation, full: 'seats' in error.fields }, error.fields);
    throw error;
  }
}

async function newcomer(
  visit: Visit,
  invitation: Invitation,
): Promise<Accepting | { problems: Readonly<Record<string, FieldProblem>> }> {
  if (invitation.known) return { problems: { email: 'people.accept.known' } };
  const name = visit.field('name');
  const password = typedPassword(visit);
  const wrong = passwordProblem(password, [invitation.email, name, invitation.tenantName]);
  const problems: Record<string, FieldProblem> = {
    ...(name === '' ? { name: 'form.required' } : {}),
    ...(name.length > 120 ? { name: { key: 'form.tooLong', params: { count: 120 } } } : {}),
    ...(wrong === undefined ? {} : { password: wrong }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  return { newcomer: { name, passwordHash: await hashPassword(password), language: visit.language } };
}

function show(visit: Visit, invitation: Invitation, problems: Readonly<Record<string, FieldProblem>> = {}): Answer {
  const [tenantId, token] = [visit.param('tenant'), visit.param('token')];
  return publicPage(
    'people/invitation',
    visit.t('people.accept.title', { tenant: invitation.tenantName }),
    {
      ...invitation,
      tenantId,
      token,
      signedInAs: visit.user?.email,
      here: paths.public.invitation({ language: visit.language, tenant: tenantId, token }),
      name: visit.field('name'),
      shortest: SHORTEST_PASSWORD,
      problems: fieldWords(visit.t, problems),
    },
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

const closed = (visit: Visit): Answer =>
  publicPage('people/invitation-closed', visit.t('signIn.closed.title'), {}, { status: 410 });
