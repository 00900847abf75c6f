import { NotFound } from '../../domain/errors.ts';
import type { AccessDocument } from '../../domain/privacy/access/document.ts';
import { ownDocument } from '../../domain/privacy/access/links.ts';
import { isPackageForm } from '../../domain/privacy/access/package.ts';
import { packagesOfUser, requestOwnPackage } from '../../domain/privacy/access/request-package.ts';
import { userOf } from '../account/account.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { fileOf, wordsOf } from './copies.ts';

/** GET: the copies a user has asked for of what OnNet holds about them. */
export async function index(visit: Visit): Promise<Answer> {
  const packages = await packagesOfUser(userOf(visit).id);
  const working = packages.some(({ state }) => state === 'writing');
  return page('account/data', visit.t('access.own.title'), { packages, working });
}

/** POST: asks for one. */
export async function create(visit: Visit): Promise<Answer> {
  const form = visit.field('copy');
  await requestOwnPackage(userOf(visit).id, isPackageForm(form) ? form : 'access', visit.language);
  return redirect(paths.account.data());
}

/** GET: one of them, to read. */
export async function show(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const document = await documentOf(visit, id);
  return page('account/data-copy', visit.t('access.own.title'), {
    document,
    inItsLanguage: wordsOf(document),
    until: new Date(document.madeAt),
    fileHref: (format) => paths.account.dataFile({ id, format }),
  });
}

/** GET: one of them as a file. */
export async function file(visit: Visit): Promise<Answer> {
  const answer = await fileOf(visit, await documentOf(visit, visit.param('id')));
  if (!answer) throw new NotFound('file');
  return answer;
}

async function documentOf(visit: Visit, id: string): Promise<AccessDocument> {
  const document = await ownDocument(userOf(visit).id, id);
  if (!document) throw new NotFound('copy');
  return document;
}
