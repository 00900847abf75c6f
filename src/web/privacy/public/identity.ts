import { answerIdentity, identityQuestion } from '../../../domain/privacy/requests/identity.ts';
import { countAttempt } from '../../../domain/users/attempts.ts';
import { publicPage } from '../../answers.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';

/** GET: asks whether it is they who wrote, behind the link of a mail. Opening it answers nothing: mail programs open links too. */
export async function form(visit: Visit): Promise<Answer> {
  const [tenant, token] = [visit.param('tenant'), visit.param('token')];
  const question = await identityQuestion(tenant, token);
  if (!question) return closed(visit);
  return publicPage('privacy/public/identity', visit.t('requests.identity.title'), {
    ...question,
    here: paths.public.identity({ language: visit.language, tenant, token }),
  });
}

/** POST: takes the answer, once. */
export async function create(visit: Visit): Promise<Answer> {
  const [tenant, token] = [visit.param('tenant'), visit.param('token')];
  await countAttempt('link', { about: token, from: visit.request.ip ?? '' });
  const answer = visit.field('answer');
  if (answer !== 'me' && answer !== 'not-me') return form(visit);
  const me = answer === 'me';
  const taken = await answerIdentity(tenant, token, { me, newAddress: visit.field('newAddress') === 'yes' });
  if (!taken) return closed(visit);
  return publicPage('privacy/public/identity-answered', visit.t('requests.identity.title'), { me });
}

const closed = (visit: Visit): Answer =>
  publicPage('privacy/public/identity-closed', visit.t('signIn.closed.title'), {}, { status: 410 });
