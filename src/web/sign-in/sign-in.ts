import type { RequestHandler } from 'express';
import passport from 'passport';

import type { FieldProblem } from '../../domain/errors.ts';
import { publicPage, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { beginSession } from './begin-session.ts';
import { waiting } from './waiting.ts';

/** GET: the form. Someone who is signed in already goes on. */
export function form(visit: Visit): Answer {
  if (visit.user) return redirect(localPath(visit.query('next')) ?? paths.account.tenants());
  return show(visit);
}

/** POST: a wrong address and a wrong password are the same answer after the same work. */
export async function create(visit: Visit): Promise<Answer> {
  if (visit.field('email').trim() === '' || visit.field('password') === '')
    return show(visit, { problem: 'signIn.empty', status: 422 });
  let user: Express.User | false;
  try {
    user = await authenticate(visit);
  } catch (error) {
    const { problem, headers } = waiting(error);
    return show(visit, { problem, status: 429, headers });
  }
  if (!user) return show(visit, { problem: 'signIn.wrong', status: 422 });
  await beginSession(visit, user.id);
  return redirect(localPath(visit.field('next')) ?? paths.account.tenants());
}

interface Refusal {
  readonly problem: FieldProblem;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function show(visit: Visit, refusal?: Refusal): Answer {
  return publicPage(
    'sign-in/new',
    visit.t('nav.signIn'),
    {
      email: visit.field('email'),
      next: localPath(visit.query('next') || visit.field('next')) ?? '',
      problem: refusal && problemWords(visit.t, refusal.problem),
    },
    { status: refusal?.status ?? 200, headers: refusal?.headers ?? {} },
  );
}

/** passport-local's verdict. */
function authenticate({ request }: Visit): Promise<Express.User | false> {
  return new Promise((resolve, reject) => {
    if (!request.res) return reject(new Error('a request without its response'));
    const verdict: RequestHandler = passport.authenticate(
      'local',
      (error: unknown, user: Express.User | false | undefined) => (error ? reject(error) : resolve(user || false)),
    );
    void verdict(request, request.res, reject);
  });
}

/** Only a path on this site: never a place somebody else put into a link. */
function localPath(next: string): string | undefined {
  return /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : undefined;
}
