import { NotFound } from '../../domain/errors.ts';
import { retryDeadLetter, setDeadLetterAside } from '../../domain/operations/dead-letter-acts.ts';
import { deadLetter, setAsideReasons, type DeadLetter } from '../../domain/operations/obligations.ts';
import { PLATFORM_TENANT_ID } from '../../domain/identifiers.ts';
import type { SignedInUser } from '../../domain/users/sessions.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { failureWords } from './failure-words.ts';
import type { WordedLetter } from './pages.ts';

/** A dead letter in words: what it is, down to which mail, whose, and why it was given up. */
export function wordedLetter(visit: Visit, letter: DeadLetter): WordedLetter {
  const { t } = visit;
  const kind = t(`operator.kind.${letter.kind}`);
  return {
    ...letter,
    what: letter.mail === null ? kind : `${kind}: ${t(`operator.mail.${letter.mail}`)}`,
    // The name of one that is erased is gone.
    whose: letter.tenantId === PLATFORM_TENANT_ID ? t('operator.platform') : letter.tenantName || letter.tenantId,
    failureWords: failureWords(visit, letter.failure),
  };
}

/** POST: a dead letter is tried again. */
export async function retry(visit: Visit): Promise<Answer> {
  const retried = await retryDeadLetter(operatorOf(visit), visit.param('tenant'), visit.param('id'));
  return redirect(paths.operator.show(), { text: visit.t(retried ? 'operator.retried' : 'operator.acted.already') });
}

/** GET: asks why a dead letter is not to be tried again. */
export const askWhy = (visit: Visit): Promise<Answer> => asideForm(visit, undefined);

/** POST: a dead letter is set aside. */
export async function setAside(visit: Visit): Promise<Answer> {
  const reason = setAsideReasons.find((one) => one === visit.field('reason'));
  if (!reason) return asideForm(visit, visit.t('form.choose'));
  const aside = await setDeadLetterAside(operatorOf(visit), visit.param('tenant'), visit.param('id'), reason);
  return redirect(paths.operator.show(), {
    text: visit.t(aside ? 'operator.setAside.done' : 'operator.acted.already'),
  });
}

async function asideForm(visit: Visit, problem: string | undefined): Promise<Answer> {
  const letter = await deadLetter(visit.param('tenant'), visit.param('id'));
  if (!letter) throw new NotFound('dead letter');
  if (letter.setAsideFor !== null) return redirect(paths.operator.show(), { text: visit.t('operator.acted.already') });
  return page(
    'operator/set-aside',
    visit.t('operator.setAside.title'),
    { letter: wordedLetter(visit, letter), reasons: setAsideReasons, problem },
    { status: problem === undefined ? 200 : 422 },
  );
}

function operatorOf({ user }: Visit): SignedInUser {
  if (!user) throw new NotFound('page');
  return user;
}
