import { osloDay, daysAfter } from '../../domain/clock.ts';
import { Invalid } from '../../domain/errors.ts';
import { waitsForTheirData } from '../../domain/privacy/fulfilment/account-erasure.ts';
import { accountCertificateFromLink } from '../../domain/users/own-erasure/certificate.ts';
import { eraseOwnAccount } from '../../domain/users/own-erasure/ask.ts';
import { ownErasurePreview } from '../../domain/users/own-erasure/preview.ts';
import { download, page, publicPage } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords, problemWords } from '../problem-words.ts';
import { typedPassword } from '../sign-in/typed-password.ts';
import { waiting } from '../sign-in/waiting.ts';
import type { Answer, Visit } from '../visit.ts';
import { userOf } from './account.ts';
import { namedKept, namedPreview, namedRows } from './counted-rows.ts';

/** GET: what erasing the account deletes, what becomes the former user's, and what is kept. */
export const show = (visit: Visit): Promise<Answer> => showErasure(visit);

/** POST: erases it. Nobody is signed in afterwards, so the answer is a page and no redirect. */
export async function create(visit: Visit): Promise<Answer> {
  const user = userOf(visit);
  const email = visit.field('email');
  try {
    await eraseOwnAccount(user, { email, password: typedPassword(visit), from: visit.request.ip ?? '' });
  } catch (error) {
    if (error instanceof Invalid)
      return showErasure(visit, { email, problems: fieldWords(visit.t, error.fields), status: 422 });
    const { problem, headers } = waiting(error);
    const problems = { password: problemWords(visit.t, problem) };
    return showErasure(visit, { email, problems, status: 429, headers });
  }
  return publicPage('account/erased', visit.t('ownErasure.erased.title'), { email: user.email });
}

interface Refusal {
  readonly email?: string;
  readonly problems?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function showErasure(
  visit: Visit,
  { email = '', problems = {}, status = 200, headers = {} }: Refusal = {},
): Promise<Answer> {
  const user = userOf(visit);
  const [preview, waitsFor] = await Promise.all([ownErasurePreview(user), waitsForTheirData(user.id)]);
  return page(
    'account/erasure',
    visit.t('ownErasure.title'),
    {
      ...namedPreview(visit, preview),
      waitsFor: waitsFor.map(({ kind }) => kind),
      email,
      problems,
    },
    { status, headers },
  );
}

/** GET: the certificate of an erased account, as its link carries it. Nothing is looked up. */
export function certificate(visit: Visit): Answer {
  const found = accountCertificateFromLink(visit.param('certificate'));
  if (!found) return publicPage('ending/certificate-refused', visit.t('ending.certificate.title'), {}, { status: 404 });
  return publicPage('account/certificate', visit.t('ownErasure.certificate'), {
    certificate: found,
    backupsGoneOn: daysAfter(osloDay(new Date(found.erasedAt)), found.agesOut.backupDays),
    erased: namedRows(visit, found.erased),
    former: namedRows(visit, found.former),
    kept: namedKept(visit, found.kept),
    fileHref: paths.public.accountCertificateFile({
      language: visit.language,
      certificate: visit.param('certificate'),
    }),
  });
}

/** GET: the same as a file to keep. */
export function certificateFile(visit: Visit): Answer {
  const found = accountCertificateFromLink(visit.param('certificate'));
  if (!found) return publicPage('ending/certificate-refused', visit.t('ending.certificate.title'), {}, { status: 404 });
  return download(
    JSON.stringify(found, null, 2),
    visit.t('ending.certificate.fileName', { day: found.erasedAt.slice(0, 10) }),
    'application/json; charset=utf-8',
  );
}
