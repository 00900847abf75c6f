import { Invalid, NotFound } from '../../domain/errors.ts';
import { changePassword } from '../../domain/users/change-password.ts';
import { isPreferenceField, setPreference } from '../../domain/users/preferences.ts';
import { endAllSessions, endSessionByKey } from '../../domain/users/sessions.ts';
import { translator } from '../../words/catalogue.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import { typedPassword } from '../sign-in/typed-password.ts';
import { waiting } from '../sign-in/waiting.ts';
import type { Answer, Visit } from '../visit.ts';
import { showAccount, userOf } from './account.ts';

/** POST: saves one of the person's own settings. */
export async function setField(visit: Visit): Promise<Answer> {
  const field = visit.field('field');
  const value = visit.field('value');
  if (!isPreferenceField(field)) throw new NotFound('setting');
  try {
    await setPreference(userOf(visit), field, value);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const problems = fieldWords(visit.t, error.fields);
    return showAccount(visit, { problems, status: 422, ...(field === 'name' ? { name: value } : {}) });
  }
  // A new language is confirmed in that language.
  const t = field === 'language' && (value === 'nb' || value === 'en') ? translator(value) : visit.t;
  return redirect(paths.account.show(), { text: t('done.saved') });
}

/** POST: a new password, after the old one is shown once more. */
export async function setPassword(visit: Visit): Promise<Answer> {
  try {
    await changePassword(userOf(visit), {
      current: typedPassword(visit, 'current'),
      password: typedPassword(visit),
      from: visit.request.ip ?? '',
      sessionToken: visit.request.sessionID,
    });
  } catch (error) {
    if (error instanceof Invalid)
      return showAccount(visit, { problems: fieldWords(visit.t, error.fields), status: 422 });
    const { problem, headers } = waiting(error);
    return showAccount(visit, { problems: fieldWords(visit.t, { current: problem }), status: 429, headers });
  }
  return redirect(paths.account.show(), { text: visit.t('account.password.changed') });
}

/** POST: ends one of the person's own sessions. */
export async function endSession(visit: Visit): Promise<Answer> {
  if (!(await endSessionByKey(userOf(visit).id, visit.param('session')))) throw new NotFound('session');
  return redirect(paths.account.show(), { text: visit.t('account.sessions.ended') });
}

/** POST: ends every session but the one in hand. */
export async function endOtherSessions(visit: Visit): Promise<Answer> {
  await endAllSessions(userOf(visit).id, visit.request.sessionID);
  return redirect(paths.account.show(), { text: visit.t('account.sessions.othersEnded') });
}
