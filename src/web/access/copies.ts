import { documentBehindLink, openPackageLink, packageBehindLink } from '../../domain/privacy/access/links.ts';
import type { AccessDocument } from '../../domain/privacy/access/document.ts';
import { GRACE_HOURS } from '../../domain/privacy/access/package.ts';
import { portableArchive } from '../../domain/privacy/access/portable-archive.ts';
import { documentSchema } from '../../domain/privacy/access/schema.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { translator } from '../../words/catalogue.ts';
import { formatsFor } from '../../words/formats.ts';
import { download, publicPage, redirect, textOf } from '../answers.ts';
import { closed, placeOf } from '../consents/links.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import type { CopyPage } from './pages.ts';

/** GET: the button that opens a copy; once it is opened, the copy. */
export async function show(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const linked = await packageBehindLink(place.tenant, place.token);
  if (!linked) return closed(visit);
  if (!linked.until)
    return publicPage('access/sealed', visit.t('access.copy.title', { controller: linked.tenantName }), {
      ...place,
      tenantName: linked.tenantName,
      hours: GRACE_HOURS,
    });
  const opened = await documentBehindLink(place.tenant, place.token);
  if (!opened) return closed(visit);
  return publicPage('access/copy', visit.t('access.copy.title', { controller: linked.tenantName }), {
    ...opened,
    inItsLanguage: wordsOf(opened.document),
    jsonHref: paths.public.copyFile({ ...place, format: 'json' }),
    archiveHref: paths.public.copyFile({ ...place, format: 'zip' }),
  });
}

/** A copy is read in the language it was made in, whoever looks at it. */
export const wordsOf = ({ language }: AccessDocument): CopyPage['inItsLanguage'] => ({
  t: translator(language),
  formats: formatsFor(language),
});

/** POST: opens it. */
export async function open(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  await countAttempt('link', { about: place.token, from: visit.request.ip ?? '' });
  return (await openPackageLink(place.tenant, place.token)) ? redirect(paths.public.copy(place)) : closed(visit);
}

/** GET: an opened copy as JSON, or as an archive with CSV. */
export async function file(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const opened = await documentBehindLink(place.tenant, place.token);
  return (opened && (await fileOf(visit, opened.document))) ?? closed(visit);
}

/** A document as the file the address asks for; undefined for a kind of file there is not. */
export async function fileOf(visit: Visit, document: AccessDocument): Promise<Answer | undefined> {
  const day = document.madeAt.slice(0, 10);
  if (visit.param('format') === 'json')
    return download(JSON.stringify(document, null, 2), visit.t('access.file.json', { day }), 'application/json');
  if (visit.param('format') === 'zip')
    return download(await portableArchive(document), visit.t('access.file.zip', { day }), 'application/zip');
  return undefined;
}

/** GET: the schema of the JSON, for programs. */
export const schema = (): Answer => textOf('application/schema+json', `${JSON.stringify(documentSchema, null, 2)}\n`);
