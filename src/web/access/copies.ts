import {
  documentBehindLink,
  openPackageLink,
  packageBehindLink,
  type LinkedPackage,
} from '../../domain/privacy/access/links.ts';
import { pdfOfCopy } from '../../domain/privacy/access/copy-pdf.ts';
import type { AccessDocument } from '../../domain/privacy/access/document.ts';
import { GRACE_HOURS } from '../../domain/privacy/access/package.ts';
import { portableArchive } from '../../domain/privacy/access/portable-archive.ts';
import { documentSchema } from '../../domain/privacy/access/schema.ts';
import { isMoment, isThere, shownValue } from '../../domain/privacy/access/shown-value.ts';
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
  const { browserKey } = visit.request;
  const linked = await packageBehindLink(place.tenant, place.token, browserKey.kept);
  if (!linked) return closed(visit);
  if (!linked.until) {
    browserKey.keep(place);
    return publicPage(
      'access/sealed',
      titleOf(visit, linked),
      {
        ...place,
        tenantName: linked.tenantName,
        hours: GRACE_HOURS,
        // Whoever pressed the button and comes back without it has a browser that keeps nothing.
        keepsNothing: visit.request.method === 'POST',
      },
      { status: visit.request.method === 'POST' ? 422 : 200 },
    );
  }
  if (!linked.here) return openedElsewhere(visit, linked);
  const opened = await documentBehindLink(place.tenant, place.token, browserKey.kept);
  if (!opened) return closed(visit);
  return publicPage('access/copy', titleOf(visit, linked), {
    ...opened,
    inItsLanguage: wordsOf(opened.document),
    fileHref: (format) => paths.public.copyFile({ ...place, format }),
  });
}

/** What the copy is: all there is, or what can be taken along. */
const titleOf = ({ t }: Visit, { form, tenantName: controller }: LinkedPackage): string =>
  t(form === 'portability' ? 'access.copy.title.portability' : 'access.copy.title', { controller });

/** A copy is read in the language it was made in, whoever looks at it. */
export function wordsOf({ language }: AccessDocument): CopyPage['inItsLanguage'] {
  const words = { t: translator(language), formats: formatsFor(language) };
  return { ...words, isThere, isMoment, shown: (column, value) => shownValue(words, column, value) };
}

/** The link was opened, in another browser than this: what to do when that was oneself, and when it was not. */
const openedElsewhere = (visit: Visit, { tenantName, openedAt }: LinkedPackage): Answer =>
  publicPage('access/opened-elsewhere', visit.t('access.elsewhere.title'), { tenantName, openedAt }, { status: 410 });

/** POST: opens it for this browser, which has to keep a cookie to be known again. */
export async function open(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const { browserKey } = visit.request;
  await countAttempt('link', { about: place.token, from: visit.request.ip ?? '' });
  if (browserKey.kept === undefined || !(await openPackageLink(place.tenant, place.token, browserKey.kept)))
    return show(visit);
  browserKey.keep(place);
  return redirect(paths.public.copy(place));
}

/** GET: an opened copy as PDF, as JSON, or as an archive with CSV. */
export async function file(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const opened = await documentBehindLink(place.tenant, place.token, visit.request.browserKey.kept);
  return (opened && (await fileOf(visit, opened.document))) ?? closed(visit);
}

/** A document as the file the address asks for; undefined for a kind of file there is not. */
export async function fileOf(visit: Visit, document: AccessDocument): Promise<Answer | undefined> {
  const day = document.madeAt.slice(0, 10);
  if (visit.param('format') === 'pdf')
    return download(await pdfOfCopy(document), visit.t('access.file.pdf', { day }), 'application/pdf');
  if (visit.param('format') === 'json')
    return download(JSON.stringify(document, null, 2), visit.t('access.file.json', { day }), 'application/json');
  if (visit.param('format') === 'zip')
    return download(await portableArchive(document), visit.t('access.file.zip', { day }), 'application/zip');
  return undefined;
}

/** GET: the schema of the JSON, for programs. */
export const schema = (): Answer => textOf('application/schema+json', `${JSON.stringify(documentSchema, null, 2)}\n`);
