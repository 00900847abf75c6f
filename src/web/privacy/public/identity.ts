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
  return publicPage('privacy/public/identity', titleOf(visit, question.asker), {
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
  const asker = (await identityQuestion(tenant, token))?.asker;
  const taken = await answerIdentity(tenant, token, { me, newAddress: visit.field('newAddress') === 'yes' });
  if (!taken) return closed(visit);
  return publicPage('privacy/public/identity-answered', titleOf(visit, asker), {
    me,
    represented: asker !== undefined,
  });
}

const titleOf = ({ t }: Visit, asker: string | undefined): string =>
  asker === undefined ? t('requests.identity.title') : t('requests.identity.other.title', { asker });

const closed = (visit: Visit): Answer =>
  publicPage('privacy/public/identity-closed', visit.t('signIn.closed.title'), {}, { status: 410 });
