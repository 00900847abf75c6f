import { Invalid, type FieldProblem } from '../../domain/errors.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { resetIsOpen, resetPassword } from '../../domain/users/password-resets.ts';
import { SHORTEST_PASSWORD } from '../../domain/users/passwords.ts';
import { publicPage, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { typedPassword } from './typed-password.ts';

/** GET: the form behind the link of a mail, while the link is open. Opening it uses nothing up. */
export async function form(visit: Visit): Promise<Answer> {
  return (await resetIsOpen(visit.param('token'))) ? show(visit) : closed(visit);
}

/** POST: sets the password. The person then signs in with it; nobody is signed in by a link. */
export async function create(visit: Visit): Promise<Answer> {
  const { language } = visit;
  const token = visit.param('token');
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  try {
    if (!(await resetPassword(token, typedPassword(visit), language))) return closed(visit);
  } catch (error) {
    if (error instanceof Invalid) return show(visit, error.fields['password']);
    throw error;
  }
  return redirect(paths.public.signIn({ language }), { text: visit.t('signIn.newPassword.done') });
}

function show(visit: Visit, problem?: FieldProblem): Answer {
  return publicPage(
    'sign-in/new-password',
    visit.t('signIn.newPassword.title'),
    { token: visit.param('token'), shortest: SHORTEST_PASSWORD, problem: problem && problemWords(visit.t, problem) },
    { status: problem ? 422 : 200 },
  );
}

const closed = (visit: Visit): Answer =>
  publicPage('sign-in/link-closed', visit.t('signIn.closed.title'), {}, { status: 410 });
