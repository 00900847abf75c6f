import { Invalid, type FieldProblem } from '../../domain/errors.ts';
import { requestPasswordReset } from '../../domain/users/password-resets.ts';
import { publicPage } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import { publicLink } from '../public-link.ts';
import type { Answer, Visit } from '../visit.ts';
import { waiting } from './waiting.ts';

/** GET: asks for the address. */
export const form = (visit: Visit): Answer => show(visit);

/** POST: says that a link is on its way if the address has an account, whether or not it has. */
export async function create(visit: Visit): Promise<Answer> {
  const { language } = visit;
  try {
    await requestPasswordReset({ email: visit.field('email'), from: visit.request.ip ?? '', language }, (token) =>
      publicLink(paths.public.newPassword({ language, token })),
    );
  } catch (error) {
    if (error instanceof Invalid) return show(visit, error.fields['email'], 422);
    const { problem, headers } = waiting(error);
    return show(visit, problem, 429, headers);
  }
  return publicPage('sign-in/link-sent', visit.t('signIn.forgotten.sent'), { email: visit.field('email') });
}

function show(
  visit: Visit,
  problem?: FieldProblem,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return publicPage(
    'sign-in/forgotten',
    visit.t('signIn.forgotten'),
    { email: visit.field('email'), problem: problem && problemWords(visit.t, problem) },
    { status, headers },
  );
}
