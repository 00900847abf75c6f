import passport from 'passport';

import { publicPage, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the form. Someone who is signed in already goes on. */
export function form(visit: Visit): Answer {
  if (visit.user) return redirect(paths.account.tenants());
  return show(visit, '');
}

/** POST: a wrong address and a wrong password are the same answer after the same work. */
export async function create(visit: Visit): Promise<Answer> {
  const email = visit.field('email');
  const user = await authenticate(visit);
  if (!user) return show(visit, email, 'signIn.wrong');
  await new Promise<void>((resolve, reject) => {
    visit.request.logIn(user, (error: unknown) => (error ? reject(error) : resolve()));
  });
  visit.request.session.device = device(visit.request.get('user-agent') ?? '');
  return redirect(localPath(visit.field('next')) ?? paths.account.tenants());
}

function show(visit: Visit, email: string, problem?: string): Answer {
  return publicPage(
    'sign-in/new',
    visit.t('nav.signIn'),
    { email, next: localPath(visit.query('next') || visit.field('next')) ?? '', problem },
    { status: problem ? 422 : 200 },
  );
}

/** passport-local's verdict. Missing fields count as wrong ones. */
function authenticate(visit: Visit): Promise<Express.User | false> {
  return new Promise((resolve, reject) => {
    const verdict = passport.authenticate('local', (error: unknown, user: Express.User | false | undefined) =>
      error ? reject(error) : resolve(user || false),
    ) as (request: unknown, response: unknown, next: (error: unknown) => void) => void;
    verdict(visit.request, visit.request.res, reject);
  });
}

/** Only a path on this site: never a place somebody else put into a link. */
function localPath(next: string): string | undefined {
  return /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : undefined;
}

/** The browser family and system, as a person would name the device. Nothing finer is kept. */
function device(userAgent: string): string {
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /Firefox\//.test(userAgent)
      ? 'Firefox'
      : /Chrome\//.test(userAgent)
        ? 'Chrome'
        : /Safari\//.test(userAgent)
          ? 'Safari'
          : '';
  const system = /iPhone|iPad/.test(userAgent)
    ? 'iOS'
    : /Android/.test(userAgent)
      ? 'Android'
      : /Windows/.test(userAgent)
        ? 'Windows'
        : /Mac OS X/.test(userAgent)
          ? 'macOS'
          : /Linux/.test(userAgent)
            ? 'Linux'
            : '';
  return [browser, system].filter(Boolean).join(' · ');
}
