import { Invalid } from '../../domain/errors.ts';
import { requestKinds } from '../../domain/privacy/requests/kinds.ts';
import { askOnNet, ownRequests } from '../../domain/privacy/requests/own-requests.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords, problemWords } from '../problem-words.ts';
import { waiting } from '../sign-in/waiting.ts';
import type { Answer, Visit } from '../visit.ts';
import { userOf } from './account.ts';

/** GET: what the person has asked of OnNet itself, and a form to ask for something. */
export const show = (visit: Visit): Promise<Answer> => showRequests(visit);

/** POST: asks. */
export async function create(visit: Visit): Promise<Answer> {
  const typed = { kind: visit.field('kind'), message: visit.field('message') };
  try {
    await askOnNet(userOf(visit), typed, visit.request.ip ?? '');
  } catch (error) {
    if (error instanceof Invalid)
      return showRequests(visit, { typed, problems: fieldWords(visit.t, error.fields), status: 422 });
    const { problem, headers } = waiting(error);
    return showRequests(visit, { typed, problems: { form: problemWords(visit.t, problem) }, status: 429, headers });
  }
  return redirect(paths.account.requests(), { text: visit.t('ownRequests.sent') });
}

interface Refusal {
  readonly typed?: { readonly kind: string; readonly message: string };
  readonly problems?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function showRequests(
  visit: Visit,
  { typed = { kind: '', message: '' }, problems = {}, status = 200, headers = {} }: Refusal = {},
): Promise<Answer> {
  return page(
    'account/requests',
    visit.t('ownRequests.title'),
    { requests: await ownRequests(userOf(visit).id), kinds: requestKinds, typed, problems },
    { status, headers },
  );
}
