import { countAttempt } from '../../../domain/users/attempts.ts';
import { confirmNewAddress, newAddressBehind } from '../../../domain/users/new-address.ts';
import { publicPage } from '../../answers.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';

/** GET: asks whether a new address is theirs, behind the link of a mail to it. Opening it answers nothing: mail programs open links too. */
export async function form(visit: Visit): Promise<Answer> {
  const token = visit.param('token');
  const email = await newAddressBehind(token);
  if (email === undefined) return closed(visit);
  return publicPage('privacy/public/new-address', visit.t('newAddress.title'), {
    email,
    confirmed: false,
    here: paths.public.newAddress({ language: visit.language, token }),
  });
}

/** POST: makes it the address they sign in with, once. */
export async function create(visit: Visit): Promise<Answer> {
  const token = visit.param('token');
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  const email = await newAddressBehind(token);
  if (email === undefined || !(await confirmNewAddress(token))) return closed(visit);
  return publicPage('privacy/public/new-address', visit.t('newAddress.done.title'), {
    email,
    confirmed: true,
    here: paths.public.signIn({ language: visit.language }),
  });
}

const closed = (visit: Visit): Answer =>
  publicPage('privacy/public/identity-closed', visit.t('signIn.closed.title'), {}, { status: 410 });
